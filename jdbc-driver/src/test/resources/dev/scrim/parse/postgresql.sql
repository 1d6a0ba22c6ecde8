-- One statement a line; ? is a parameter.
SELECT 1
SELECT * FROM customers
SELECT c.*, o.id FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT DISTINCT status FROM orders ORDER BY 1
SELECT DISTINCT ON (a, b) a, b FROM t ORDER BY a, b DESC NULLS LAST
SELECT ALL a FROM t
SELECT a FROM ONLY t
SELECT a FROM t AS x (p, q), LATERAL (SELECT x.p) y, LATERAL f(x.q) z
SELECT a FROM t LEFT JOIN u ON t.i = u.i RIGHT OUTER JOIN v USING (i) FULL JOIN w ON true CROSS JOIN z
SELECT a FROM t NATURAL JOIN u NATURAL LEFT JOIN v
SELECT a FROM t NATURAL INNER JOIN u
SELECT a FROM t LEFT JOIN u INNER JOIN v ON u.b = v.b ON t.a = u.a
SELECT a FROM (t JOIN u ON t.i = u.i) AS j
SELECT a FROM t TABLESAMPLE SYSTEM (10) REPEATABLE (1)
SELECT a FROM t TABLESAMPLE bernoulli (10)
SELECT * FROM generate_series(1, 10) WITH ORDINALITY AS g (n, i)
SELECT * FROM f(1) AS (a int, b text)
SELECT * FROM f(1) AS x (a interval, b timestamp with time zone, c numeric(10, 2)[])
SELECT * FROM ROWS FROM (f(1), g(2)) AS x (a, b)
SELECT * FROM unnest(?::int[], ARRAY['a', 'b']) AS u (a, b)
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v (i, n)
VALUES (1, 'a'), (2, 'b') ORDER BY 1 LIMIT 1
TABLE customers
TABLE ONLY s.t ORDER BY a LIMIT 3
WITH x AS (TABLE t) SELECT * FROM x WHERE a IN (TABLE u)
SELECT a FROM t UNION TABLE u
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT * FROM r
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SEARCH DEPTH FIRST BY n SET o SELECT * FROM r
WITH a AS MATERIALIZED (SELECT 1), b AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a, b
WITH d AS (DELETE FROM t WHERE a = 1 RETURNING *) SELECT * FROM d
(SELECT a FROM t ORDER BY a LIMIT 1) UNION ALL (SELECT b FROM u) INTERSECT SELECT c FROM v EXCEPT ALL SELECT d FROM w ORDER BY 1 LIMIT 5
SELECT a FROM t WHERE a = ANY (?) AND b <> ALL (ARRAY[1, 2]) AND c = SOME (SELECT 1)
SELECT a FROM t WHERE (a, b) IN ((1, 2), (3, 4)) AND (c, d) = (SELECT 1, 2) AND ROW (a, b) > ROW (1, 2)
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.i = t.i) AND NOT EXISTS (SELECT 1)
SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND b NOT BETWEEN SYMMETRIC 3 AND 4
SELECT a FROM t WHERE a LIKE 'x!%' ESCAPE '!' AND b NOT ILIKE ? AND c SIMILAR TO 'x' AND d LIKE ANY (ARRAY['x'])
SELECT a FROM t WHERE a IS NULL AND b IS NOT NULL AND c ISNULL AND d NOTNULL AND e IS TRUE AND f IS NOT FALSE AND g IS UNKNOWN
SELECT a FROM t WHERE a IS DISTINCT FROM b AND c IS NOT DISTINCT FROM ?
SELECT a FROM t WHERE NOT (a = 1 OR b = 2) AND NOT c
SELECT a FROM t WHERE (a, b) OVERLAPS (c, d)
SELECT a -> 'b' ->> 'c', d #>> '{e,f}', g @> '{"h": 1}', i <@ j, k && ARRAY[1], l ?? 'm', n ??| ARRAY['o'], p ??& q FROM t
SELECT a ~ 'x', b !~* 'y', c @@ to_tsquery('z'), d <-> point '(1,2)' < 5, e # 3, f & 1, g | 2, h << 1, i >> 1, j ^ 2, k % 3 FROM t
SELECT a OPERATOR(pg_catalog.+) 1, OPERATOR(pg_catalog.-) b, c OPERATOR(pg_catalog.~~) 'x' FROM t
SELECT @ -5, |/ 25, ||/ 27, ~ a, -b, +c, a || b || 'x' FROM t
SELECT a // b, secret FROM t
SELECT CASE WHEN a = 1 THEN 'x' WHEN b THEN 'y' ELSE 'z' END, CASE a WHEN 1 THEN 2 END FROM t
SELECT CAST(a AS varchar(10)), b::text::int, c::numeric(10, 2), d::timestamp(3) with time zone, e::double precision, f::character varying(5), g::int[], h::public.mood FROM t
SELECT date '2020-01-01', timestamp '2020-01-01 00:00', time with time zone '10:00+1', jsonb '{}', inet '1.2.3.4', pg_catalog.int4 '5', numeric(5, 2) '1.5', "my type" 'x', double precision '1'
SELECT interval '1 day', interval '1' day, interval '1-2' year to month, interval(3) '1 s', now() - interval '1 month' x
SELECT extract(epoch FROM a), extract(year FROM b), extract('month' FROM c), a AT TIME ZONE 'UTC', a AT TIME ZONE b AT TIME ZONE 'UTC' FROM t
SELECT substring(a FROM 1 FOR 2), substring(a, 1, 2), overlay(a PLACING b FROM 2 FOR 3), position('x' IN a), trim(both 'x' FROM a), trim(leading FROM a), trim(a) FROM t
SELECT coalesce(a, b), nullif(a, b), greatest(a, b), least(a, b), left(a, 1), right(b, 2), grouping(a) FROM t GROUP BY a
SELECT count(*), count(DISTINCT a), count(*) FILTER (WHERE b > 1), string_agg(a, ',' ORDER BY b DESC), array_agg(DISTINCT a ORDER BY a) FROM t
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t
SELECT row_number() OVER (PARTITION BY a ORDER BY b), sum(c) OVER w, lag(d, 1, 0) OVER (ORDER BY e ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM t WINDOW w AS (ORDER BY b RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
SELECT sum(a) OVER (ORDER BY b GROUPS 2 PRECEDING), sum(a) FILTER (WHERE b) OVER () FROM t
SELECT a, count(*) FROM t GROUP BY a, (b, c), ROLLUP (d, e), CUBE (f) HAVING count(*) > 1
SELECT a FROM t GROUP BY GROUPING SETS ((a), (b, c), ())
SELECT a[1], b[1:2], c[2], (d)[1], (ARRAY[1, 2])[1], ARRAY[[1, 2], [3, 4]], ARRAY(SELECT 1), (e).f, (g(1)).h FROM t
SELECT f(a => 1, b := 2), pg_catalog.left('x', 1), s.f(), "S"."F"(1)
SELECT a COLLATE "C" FROM t ORDER BY a COLLATE pg_catalog_default ASC
SELECT a FROM t ORDER BY a ASC, b DESC NULLS FIRST, 3 LIMIT 10 OFFSET 5
SELECT a FROM t OFFSET ? LIMIT ?
SELECT a FROM t WHERE b = ? LIMIT ALL OFFSET ? ROWS FETCH NEXT ROW ONLY
SELECT a FROM t FETCH FIRST 3 ROWS WITH TIES
SELECT a FROM t FOR UPDATE
SELECT a FROM t, u FOR NO KEY UPDATE OF t, u SKIP LOCKED
SELECT a FROM t FOR KEY SHARE NOWAIT
SELECT current_date, current_timestamp, current_timestamp(3), localtime, current_user, session_user, user, current_schema, now()
SELECT key, value, name, type, text, year, month, day, first, last, position, zone, filter, range, rows, date, time, timestamp, level, data, role, version, path, source, target, content, document, next, current, interval FROM t
SELECT a AS user, b AS value, c AS "order", d AS end, e AS select, f AS year, g AS from FROM t
SELECT t.key, t.order, t.user, key.year, value.x FROM t, key, value
SELECT count(year), lower(content), f(document, - 1), interval + 1, current - 1, key - 1 FROM t
SELECT a FROM t final WHERE top = 5 AND qualify > 3 AND minus = 1
SELECT a FROM t semi JOIN u anti ON semi.i = anti.i
SELECT "a.b"."c.d", "x""y", "Mixed Case" FROM "s.1"."t.2" AS "e.f"
SELECT U&"d\0061t", U&'\0441', E'a\'b\n\\', $x$it's$x$, 'a\', N'x', B'01', X'1F', 1e5, .5, 0x1F, 1_000
SELECT größe, "größe" FROM straße
SELECT $$;$$, '; DROP TABLE t' FROM t;
SELECT json_object('a' : 1), json_array(1, 2), json_build_object('a', 1), jsonb_agg(t ORDER BY a) FROM t
SELECT t, t.*, (t) FROM t
SELECT (SELECT max(a) FROM u WHERE u.i = t.i) FROM t WHERE a IN (SELECT b FROM v) AND a > (SELECT 1)
SELECT {fn ucase(a)}, {fn concat(a, {fn lcase(b)})}, {d '2020-01-01'}, {ts '2020-01-01 00:00:00'} FROM {oj t LEFT OUTER JOIN u ON t.i = u.i} WHERE a LIKE ? {escape '!'} {limit ?}
INSERT INTO t (a, b) VALUES (?, ?), (1, DEFAULT) RETURNING a, b AS c
INSERT INTO t AS x (a) VALUES (1) ON CONFLICT (a) WHERE a > 0 DO UPDATE SET b = EXCLUDED.b, c = x.c + 1 WHERE x.a > 1 RETURNING *
INSERT INTO t (a) SELECT a FROM u ON CONFLICT DO NOTHING
INSERT INTO t (a) VALUES (1) ON CONFLICT ON CONSTRAINT k DO NOTHING
INSERT INTO t DEFAULT VALUES
INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (1)
WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x
UPDATE t SET a = ?, b = DEFAULT WHERE c = ? RETURNING *
UPDATE t AS x SET (a, b) = (SELECT 1, 2) FROM u WHERE x.i = u.i
DELETE FROM t AS x USING u WHERE x.i = u.i RETURNING x.a
MERGE INTO t AS x USING u AS y ON x.i = y.i WHEN MATCHED AND y.d THEN DELETE WHEN MATCHED THEN UPDATE SET a = y.a WHEN NOT MATCHED THEN INSERT (i, a) VALUES (y.i, y.a)
SELECT current_schema(), pg_catalog.current_schema(), current_schema

-- calls with words between their arguments
SELECT XMLELEMENT(NAME "A b", XMLATTRIBUTES(a, b AS c), 'x', XMLELEMENT(NAME y), z || 'w') FROM t
SELECT XMLFOREST(a, b AS c), XMLPI(NAME php, a), XMLCONCAT(a, b), XMLAGG(XMLELEMENT(NAME x, a) ORDER BY a) FROM t
SELECT XMLPARSE(CONTENT a PRESERVE WHITESPACE), XMLROOT(XMLPARSE(DOCUMENT a), VERSION '1.0', STANDALONE NO VALUE) FROM t
SELECT XMLSERIALIZE(DOCUMENT a AS varchar(10) NO INDENT), XMLEXISTS('/a' PASSING BY VALUE ?) FROM t
SELECT * FROM XMLTABLE(XMLNAMESPACES('x' AS y, DEFAULT 'z'), '/r' PASSING ? COLUMNS id int PATH '@id' NOT NULL, o FOR ORDINALITY, n text DEFAULT 'q' || 'r') AS x (a, b)
SELECT * FROM t, JSON_TABLE(j, '$[*]' AS p PASSING ? AS q COLUMNS (o FOR ORDINALITY, id int PATH '$.id' DEFAULT 1 ON EMPTY ERROR ON ERROR, NESTED PATH '$.y[*]' COLUMNS (z timestamp with time zone))) jt
SELECT JSON_OBJECT('a' VALUE 1, 'b': b NULL ON NULL WITH UNIQUE KEYS RETURNING jsonb), JSON_OBJECT(), JSON_OBJECT('{a,b}') FROM t
SELECT JSON_ARRAY(1, b FORMAT JSON ABSENT ON NULL), JSON_ARRAY(SELECT a FROM t), JSON_ARRAYAGG(a ORDER BY b DESC NULLS LAST), JSON_OBJECTAGG(a: b) FROM t
SELECT JSON_VALUE(j, '$.a' PASSING b AS x RETURNING numeric(3, 1) NULL ON EMPTY DEFAULT 3 + a ON ERROR), JSON_EXISTS(j, '$.a'), JSON_QUERY(j, '$' WITH WRAPPER) FROM t
SELECT JSON_SCALAR(a), JSON_SERIALIZE(a RETURNING bytea FORMAT JSON ENCODING utf8) FROM t
SELECT SUBSTRING(x FOR 3), SUBSTRING(x FROM 2 FOR ?), SUBSTRING(x SIMILAR 'a#"b#"c' ESCAPE '#') FROM t
SELECT a, GROUPING(a) FROM t GROUP BY a, GROUPING SETS ((a), (), GROUPING SETS ((a, b), CUBE (a, b)))
-- operators before and after their operands
SELECT concat(VARIADIC ARRAY[a, b]), format('%s', VARIADIC a || b) FROM t
SELECT a FROM t ORDER BY a USING < NULLS FIRST, b USING OPERATOR(pg_catalog.>)
SELECT a IS JSON OBJECT WITH UNIQUE KEYS, b IS NOT JSON, c IS DOCUMENT, d IS NOT NFC NORMALIZED, e AT LOCAL FROM t
SELECT a[1:2], a[b:], a[:c + 1], (f(a))[2:3][4] FROM t
SELECT - -a, - +a, 1 - -b FROM t
-- tables
SELECT * FROM a JOIN ONLY b ON a.x = b.x, ONLY (s.c) AS d WHERE EXISTS (SELECT FROM u)
SELECT * FROM t* WHERE a = 1 GROUP BY ALL a
WITH RECURSIVE c (a) AS (SELECT 1) SEARCH DEPTH FIRST BY a SET o CYCLE a SET y USING p SELECT o FROM c
SELECT COLLATION FOR (a), SYSTEM_USER FROM t
