package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which words are keywords where: every other word is an identifier, whatever the parser library
 * would take it for.
 */
final class Keywords {

  /** PostgreSQL's reserved words: nothing can be called so without quotes. */
  private static final Set<String> POSTGRES_RESERVED =
      words(
          """
          ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC BOTH CASE CAST CHECK COLLATE COLUMN
          CONSTRAINT CREATE CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT FALSE
          FETCH FOR FOREIGN FROM GRANT GROUP HAVING IN INITIALLY INTERSECT INTO LATERAL LEADING
          LIMIT LOCALTIME LOCALTIMESTAMP NOT NULL OFFSET ON ONLY OR ORDER PLACING PRIMARY
          REFERENCES RETURNING SELECT SESSION_USER SOME SYMMETRIC SYSTEM_USER TABLE THEN TO
          TRAILING TRUE UNION UNIQUE USER USING VARIADIC WHEN WHERE WINDOW WITH
          """);

  /** Words that can name types and functions only. */
  private static final Set<String> POSTGRES_OPERATORS_AND_JOINS =
      words(
          """
          AUTHORIZATION BINARY COLLATION CONCURRENTLY CROSS CURRENT_SCHEMA FREEZE FULL ILIKE INNER
          IS ISNULL JOIN LEFT LIKE NATURAL NOTNULL OUTER OVERLAPS RIGHT SIMILAR TABLESAMPLE VERBOSE
          """);

  /** Names of types with a syntax of their own. */
  static final Set<String> TYPES =
      words(
          """
          BIGINT BIT BOOLEAN CHAR CHARACTER DEC DECIMAL DOUBLE FLOAT INT INTEGER INTERVAL JSON
          NATIONAL NCHAR NUMERIC PRECISION REAL SETOF SMALLINT TIME TIMESTAMP VARCHAR VARYING ZONE
          """);

  /** Words that are functions with a syntax of their own before a parenthesis, else identifiers. */
  private static final Set<String> CALLS =
      words(
          """
          COALESCE CUBE EXISTS EXTRACT GREATEST GROUPING JSON_ARRAY JSON_ARRAYAGG JSON_EXISTS JSON_OBJECT
          JSON_OBJECTAGG JSON_QUERY JSON_SCALAR JSON_SERIALIZE JSON_TABLE JSON_VALUE LEAST
          MERGE_ACTION NORMALIZE NULLIF OPERATOR OVERLAY POSITION ROLLUP SUBSTRING TREAT TRIM
          XMLATTRIBUTES XMLCONCAT XMLELEMENT XMLEXISTS XMLFOREST XMLNAMESPACES XMLPARSE XMLPI
          XMLROOT XMLSERIALIZE XMLTABLE
          """);

  /** Calls with a syntax that the parser library does not know. */
  private static final Set<String> NOT_UNDERSTOOD =
      words(
          """
          JSON_TABLE XMLATTRIBUTES XMLELEMENT XMLEXISTS XMLFOREST XMLNAMESPACES XMLPARSE XMLPI
          XMLROOT XMLSERIALIZE XMLTABLE
          """);

  private static final Set<String> ALWAYS = words("BETWEEN ESCAPE FOLLOWING NOWAIT PRECEDING SET");

  /** Words that are keywords only between certain neighbours; elsewhere they can only be names. */
  private static final Map<String, Neighbours> CONTEXTUAL =
      Neighbours.table(
          """
          AT: | TIME LOCAL
          BIT: | VARYING
          BERNOULLI: TABLESAMPLE |
          BREADTH: SEARCH |
          CHAR: NATIONAL | VARYING
          CHARACTER: NATIONAL | VARYING
          BY: ORDER GROUP PARTITION FIRST MATCHED |
          CONFLICT: ON & ( DO ON
          CURRENT: AND BETWEEN ROWS RANGE GROUPS EXCLUDE WHERE & ROW OF
          CYCLE: ) |
          DELETE: -start ( ) THEN |
          DEPTH: SEARCH |
          DOUBLE: | PRECISION
          EXCLUDE: PRECEDING FOLLOWING ROW & CURRENT GROUP TIES NO
          FILTER: ) & (
          FIRST: NULLS FETCH DEPTH BREADTH |
          GROUPS: | BETWEEN UNBOUNDED CURRENT -literal
          INSERT: -start ( ) THEN |
          INTERVAL: AS :: | -literal
          KEY: NO FOR |
          LAST: NULLS |
          LOCAL: AT |
          LOCKED: SKIP |
          MATCHED: WHEN NOT |
          MATERIALIZED: AS NOT & (
          MERGE: -start ( ) |
          NATIONAL: | CHAR CHARACTER
          NCHAR: | VARYING
          NEXT: FETCH |
          NO: FOR EXCLUDE & KEY OTHERS
          NOTHING: DO |
          NULLS: | FIRST LAST
          OF: UPDATE SHARE CURRENT |
          ORDINALITY: WITH |
          OTHERS: NO |
          OVER: ) NULLS |
          OVERRIDING: | SYSTEM USER
          PARTITION: | BY
          PRECISION: DOUBLE |
          RANGE: | BETWEEN UNBOUNDED CURRENT INTERVAL CAST - ( -literal
          RECURSIVE: WITH |
          REPEATABLE: ) & (
          ROW: CURRENT FIRST NEXT -literal ) | ( ONLY
          ROWS: FIRST NEXT -literal ) | BETWEEN UNBOUNDED CURRENT ONLY WITH FETCH FROM -literal
          SEARCH: ) |
          SETS: GROUPING |
          SHARE: FOR KEY |
          SKIP: | LOCKED
          SOURCE: BY |
          SYSTEM: TABLESAMPLE OVERRIDING |
          TARGET: BY |
          TIES: WITH EXCLUDE |
          TIME: AT WITH WITHOUT | WITH WITHOUT (
          TIMESTAMP: | WITH WITHOUT (
          UNBOUNDED: | PRECEDING FOLLOWING
          UNKNOWN: IS NOT |
          UPDATE: -start ( ) THEN FOR KEY DO |
          VALUE: SYSTEM USER -literal |
          VALUES: DEFAULT | (
          VARYING: CHARACTER CHAR BIT NCHAR |
          WITHIN: ) & GROUP
          WITHOUT: | TIME
          YEAR: EXTRACT( TO INTERVAL -literal |
          MONTH: EXTRACT( TO INTERVAL -literal |
          DAY: EXTRACT( TO INTERVAL -literal |
          HOUR: EXTRACT( TO INTERVAL -literal |
          MINUTE: EXTRACT( TO INTERVAL -literal |
          SECOND: EXTRACT( TO INTERVAL -literal |
          ZONE: TIME |
          """);

  private static final Map<String, Neighbours> H2_CONTEXTUAL =
      Neighbours.table(
          """
          CURRENT: AND BETWEEN ROWS RANGE GROUPS EXCLUDE & ROW
          IGNORE: | NULLS
          NEXT: FETCH | VALUE
          NULLS: IGNORE RESPECT | FIRST LAST
          PERCENT: -literal |
          RESPECT: | NULLS
          """);

  private static final Set<String> H2_RESERVED =
      words(
          """
          ALL AND ANY ARRAY AS ASYMMETRIC AUTHORIZATION BETWEEN BOTH CASE CAST CHECK CONSTRAINT
          CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DAY DEFAULT DISTINCT ELSE END EXCEPT EXISTS FALSE FETCH
          FOR FOREIGN FROM FULL GROUP HAVING HOUR IF ILIKE IN INNER INTERSECT INTERVAL IS JOIN KEY
          LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP MINUS MINUTE MONTH NATURAL NOT NULL
          OFFSET ON OR ORDER OVER PARTITION PRIMARY QUALIFY RANGE REGEXP RIGHT ROW ROWNUM ROWS
          SECOND SELECT SESSION_USER SET SOME SYMMETRIC SYSTEM_USER TABLE TO TOP TRAILING TRUE
          UESCAPE UNION UNIQUE UNKNOWN USER USING VALUE VALUES WHEN WHERE WINDOW WITH YEAR _ROWID_
          """);

  /** Reserved words that the parser library gives as a column, and rightly so. */
  private static final Set<String> VALUE_WORDS =
      words(
          """
          CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DEFAULT LOCALTIME LOCALTIMESTAMP ROWNUM SESSION_USER
          SYSTEM_USER USER _ROWID_ DAY HOUR MINUTE MONTH SECOND YEAR
          """);

  /** Reserved words that the parser library gives as a function, and rightly so. */
  private static final Set<String> FUNCTION_WORDS =
      words(
          """
          ALL ANY ARRAY CURRENT_DATE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP EXISTS IF LEFT
          LOCALTIME LOCALTIMESTAMP RIGHT ROW SOME DAY HOUR MINUTE MONTH SECOND YEAR
          """);

  /** Words that end an operand although they are no names: what follows them is not a sign. */
  private static final Set<String> OPERANDS =
      words(
          """
          CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DEFAULT END FALSE ISNULL LOCALTIME LOCALTIMESTAMP NOTNULL
          NULL ROWNUM SESSION_USER TRUE UNKNOWN USER _ROWID_ DAY HOUR MINUTE MONTH SECOND YEAR
          """);

  private final Dialect dialect;
  private final Set<String> reserved;
  private final Set<String> keywords;
  private final Map<String, Neighbours> contextual;

  Keywords(Dialect dialect) {
    this.dialect = dialect;
    reserved = new HashSet<>(dialect == Dialect.H2 ? H2_RESERVED : POSTGRES_RESERVED);
    if (dialect == Dialect.POSTGRESQL) {
      reserved.addAll(POSTGRES_OPERATORS_AND_JOINS);
    }
    keywords = new HashSet<>(POSTGRES_RESERVED);
    keywords.addAll(POSTGRES_OPERATORS_AND_JOINS);
    keywords.addAll(CALLS);
    keywords.addAll(ALWAYS);
    contextual = new HashMap<>(CONTEXTUAL);
    if (dialect == Dialect.H2) {
      contextual.putAll(H2_CONTEXTUAL);
    }
    keywords.addAll(contextual.keySet());
    if (dialect == Dialect.H2) {
      keywords.addAll(H2_RESERVED);
    }
  }

  /** Whether the word there may be a keyword; if not, it is surely a name. */
  boolean isKeyword(List<Token> tokens, int at) {
    Token word = tokens.get(at);
    String key = word.key();
    Token outer = at > 1 ? tokens.get(at - 2) : null;
    Token before = at > 0 ? tokens.get(at - 1) : null;
    Token after = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
    if (!keywords.contains(key) || (before != null && before.isSymbol("."))) {
      return false;
    }
    if (after != null && after.isSymbol(".") && !reserved.contains(key)) {
      return false;
    }
    if (CALLS.contains(key)) {
      if (NOT_UNDERSTOOD.contains(key) && after != null && after.isSymbol("(")) {
        throw new Refusal("The statement calls " + key + ", which is not understood.");
      }
      return (after != null && after.isSymbol("("))
          || (key.equals("GROUPING") && next(after, "SETS"));
    }
    if (key.equals("CYCLE") && next(outer, "SET")) {
      return true;
    }
    Neighbours neighbours = contextual.get(key);
    return neighbours == null
        || (dialect == Dialect.H2 && H2_RESERVED.contains(key))
        || neighbours.allow(outer, before, after);
  }

  private static boolean next(@Nullable Token after, String word) {
    return after != null && after.is(word);
  }

  /** Whether nothing can be called so without quotes. */
  boolean isReserved(String word) {
    return reserved.contains(Token.word(word).key());
  }

  boolean mayBeColumn(String word) {
    return !isReserved(word) || VALUE_WORDS.contains(Token.word(word).key());
  }

  boolean mayBeFunction(String word) {
    return !isReserved(word) || FUNCTION_WORDS.contains(Token.word(word).key());
  }

  /** Whether a keyword ends an operand, so that an operator after it stands between two. */
  boolean endsOperand(String word) {
    String key = Token.word(word).key();
    return OPERANDS.contains(key)
        || TYPES.contains(key)
        || !(reserved.contains(key) || ALWAYS.contains(key) || key.equals("BY"));
  }

  static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
