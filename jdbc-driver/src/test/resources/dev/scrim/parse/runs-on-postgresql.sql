-- One statement a line, <br> is a line break. All run on the tables of ServersAgreeTest.
SELECT 'a\b', E'a\\b\'\n\x41\101\u00e9\U0001F600', $x$it's $$ \n$x$, U&'\0041!', U&'!0041\' UESCAPE '!', 'a'<br>'b', N'x'
SELECT 'a' -- c<br>'b', X'1F', B'01', 1_000, 0x1F, 0b11, 0o17, 1., .5, 1e3, 1.5e-2
SELECT date '2020-01-31', timestamp '2020-01-31 10:00', interval '1 day', interval '1' day, interval '1-2' year to month, interval(0) '1.7 s', numeric(5, 1) '1.25', double precision '1', jsonb '{"b":1,"a":2}', pg_catalog.int4 '5', time with time zone '10:00+01', bit(3) '101', "char" 'x', character varying(2) 'abc' , float '1.5'
SELECT -5 % 3, 2 ^ 3 ^ 2, -2 ^ 2, 7 / 2 * 2, 2 + 3 * 4, 1 - -1, @ -5 + 2, |/ 25 + 1, ~ 5 + 1, ||/ 27, !! 'a'::tsquery
SELECT c -> 'k' ->> 0, c #>> '{k,1}', c @> '{"m": null}', c ? 'k', c ?| ARRAY['k', 'm'], c ?& ARRAY['k', 'm'], c - 'k', c || '{"z": 1}' FROM t
SELECT a OPERATOR(pg_catalog.+) 1 * 2, OPERATOR(pg_catalog.-) a, b OPERATOR(pg_catalog.~~) 'it%' FROM t
SELECT b || 'x' || a + 1, a & 1 | 2, a << 2 >> 1, a # 3, point '(0,0)' <-> point '(3,4)' < 6, e && ARRAY[1], 2 = ANY (e), 5 <> ALL (e) FROM t
SELECT b ~ 'S', b ~* 'S', b !~ 'x', b LIKE '%\\%', b LIKE '%!%%' ESCAPE '!', b SIMILAR TO '%s', b NOT ILIKE 'IT%' FROM t
SELECT a = 1 OR b IS NULL AND NOT a > 2, a BETWEEN 1 AND 2 AND true, a BETWEEN SYMMETRIC 2 AND 1, (a IN (1, 2)) IS TRUE, a ISNULL, a NOTNULL, a IS DISTINCT FROM 1 FROM t
SELECT key, year, count(*) AS value, max(key) AS "order", min(year) AS user, sum(a) AS select FROM t GROUP BY key, year ORDER BY key
SELECT t.key, t."x.y", "x.y", (t).key, (t)."x.y", interval + 1, u.interval FROM t JOIN u USING (a)
SELECT e[1], e[1:2], (e)[2], (ARRAY[1, 2])[1], ARRAY[[1, 2], [3, 4]], ARRAY(SELECT a FROM t ORDER BY a) FROM t
SELECT extract(year FROM d), extract(epoch FROM d), date_part('day', d), d AT TIME ZONE 'UTC' AT TIME ZONE 'UTC', d + interval '1 month' FROM t
SELECT substring(b FROM 1 FOR 2), substring(b, 2), overlay(b PLACING 'xx' FROM 2), overlay(b PLACING 'xx' FROM 2 FOR 1), position('s' IN b), trim(both 'i' FROM b), trim(leading 'i' FROM b), trim(b), trim(b, 's') FROM t
SELECT coalesce(b, 'none'), nullif(a, 1), greatest(a, 2), least(a, 2), left(b, 2), right(b, 1), CASE WHEN a = 1 THEN 'one' ELSE 'more' END, CASE a WHEN 1 THEN 2 END FROM t
SELECT count(*), count(DISTINCT b), count(*) FILTER (WHERE a > 1), string_agg(b, ',' ORDER BY b DESC), array_agg(DISTINCT a ORDER BY a), percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t
SELECT a, row_number() OVER (PARTITION BY a % 2 ORDER BY a DESC), sum(a) OVER w, sum(a) OVER (ORDER BY a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES), lag(a, 1, 0) OVER (ORDER BY a) FROM t WINDOW w AS (ORDER BY a RANGE BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) ORDER BY a
SELECT a % 2, year, count(*), grouping(year) FROM t GROUP BY ROLLUP (a % 2, year) ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 4
SELECT a, year FROM t GROUP BY GROUPING SETS ((a), (year), ()) ORDER BY a, year
TABLE t ORDER BY a DESC LIMIT 2
SELECT a FROM t UNION ALL SELECT a FROM (TABLE ONLY u) x ORDER BY 1
SELECT a FROM (TABLE u) x WHERE a IN (SELECT a FROM t) ORDER BY a
WITH x AS (TABLE u), y AS MATERIALIZED (SELECT * FROM x), z AS NOT MATERIALIZED (SELECT * FROM y) SELECT * FROM z ORDER BY a
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 4) SELECT n FROM r
SELECT a FROM t ORDER BY a OFFSET 1 LIMIT 1
SELECT a FROM t ORDER BY a OFFSET 1 ROW FETCH NEXT 1 ROWS ONLY
SELECT a FROM t ORDER BY a % 2 FETCH FIRST 1 ROW WITH TIES
SELECT ALL a FROM t ORDER BY a
SELECT DISTINCT ON (a % 2) a FROM t ORDER BY a % 2, a DESC
SELECT * FROM t NATURAL INNER JOIN u
SELECT t.a, u.n FROM t LEFT JOIN u ON t.a = u.a ORDER BY 1
SELECT a, b FROM t WHERE (a, year) IN ((1, 2020), (2, 2020)) OR ROW (a, key) > ROW (2, 7)
SELECT x.*, g.i FROM (VALUES (1, 'a'), (2, 'b')) AS x (n, s), LATERAL generate_series(1, x.n) WITH ORDINALITY AS g (v, i)
SELECT * FROM ROWS FROM (generate_series(1, 2), generate_series(1, 3)) AS x (a, b)
SELECT * FROM jsonb_to_recordset('[{"a": 1, "b": "x"}]') AS x (a int, b text)
VALUES (1, 'a'), (2, 'b') ORDER BY 1 DESC
SELECT {fn ucase(b)}, {fn concat(b, {fn lcase('X')})}, {fn length(b)}, {fn left(b, 2)}, {fn mod(t.a, 2)}, {fn ifnull(b, 'y')}, {d '2020-01-31'}, {ts '2020-01-31 10:00:00'}, {t '10:00:00'} FROM {oj t LEFT OUTER JOIN u ON t.a = u.a} ORDER BY t.a LIMIT 2
SELECT {fn locate('s', b)}, {fn insert(b, 1, 2, 'zz')}, {fn space(2)}, {fn year(d)}, {fn monthname(d)}, {fn dayofweek(d)}, {fn truncate(1.55, 1)}, {fn log10(100)}, {fn ceiling(1.2)}, {fn power(2, 3)} FROM t
SELECT cafÉ, größe FROM (SELECT 1 AS cafÉ, 2 AS GRößE) x
SELECT a /* x /* y */ z */ + 1 -- end<br> FROM t ORDER BY a
SELECT a / +1, a*-1, a- -1, a<-1 FROM (SELECT 1 AS a) x WHERE false
SELECT json_object('a' : 1, 'b' VALUE 2), json_array(1, 2), jsonb_build_object('a', a) FROM t ORDER BY a
SELECT a -1 AS m, - a, + a, -(-a) FROM t ORDER BY a
SELECT a::text || 'x'::varchar(1), '{1,2}'::int[], a::numeric(5, 2), CAST(d AS date), CAST('1' AS double precision), '1 day'::interval FROM t ORDER BY a
