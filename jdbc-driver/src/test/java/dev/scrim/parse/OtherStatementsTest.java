package dev.scrim.parse;

import static dev.scrim.parse.Sql.h2;
import static dev.scrim.parse.Sql.postgres;
import static dev.scrim.parse.Sql.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.config.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements without a tree pass by name only, or need a grant by name. */
class OtherStatementsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "begin work",
        "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY, NOT DEFERRABLE",
        "START TRANSACTION READ WRITE",
        "COMMIT",
        "END TRANSACTION AND NO CHAIN",
        "ROLLBACK AND CHAIN",
        "ABORT;",
        "SAVEPOINT \"My point\"",
        "RELEASE a",
        "RELEASE SAVEPOINT a",
        "ROLLBACK TO a",
        "ROLLBACK WORK TO SAVEPOINT a"
      })
  void transactions(String sql) {
    assertThat(postgres(sql).control().transaction()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "SET LOCAL TRANSACTION READ ONLY",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        "SET application_name = 'billing'",
        "SET SESSION statement_timeout TO 1000",
        "set local lock_timeout = '1s'",
        "SET extra_float_digits = -1",
        "SET DateStyle TO ISO, MDY",
        "SET statement_timeout TO DEFAULT",
        "SET TIME ZONE 'UTC'",
        "SET TIME ZONE LOCAL",
        "SET TIME ZONE -5",
        "SET client_min_messages = warning",
        "RESET statement_timeout",
        "SHOW server_version",
        "SHOW TRANSACTION ISOLATION LEVEL",
        "SHOW TIME ZONE"
      })
  void harmlessSettings(String sql) {
    assertThat(postgres(sql).control().transaction()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET search_path = x",
        "SET ROLE dpo",
        "SET SESSION AUTHORIZATION dpo",
        "SET row_security = off",
        "SET standard_conforming_strings = off",
        "SET \"standard_conforming_strings\" = off",
        "SET U&\"s\\0065arch_path\" = x",
        "SET my.x = 'y'",
        "SET client_encoding = 'SJIS'",
        "SET NAMES 'LATIN1'",
        "SET client_min_messages = debug5",
        "SET client_min_messages = log",
        "SET client_min_messages = 'debug1'",
        "SET auto_explain.log_min_duration = 0",
        "SET CONSTRAINTS ALL DEFERRED",
        "SET TRANSACTION SNAPSHOT '1'",
        "SET statement_timeout = (SELECT 1)",
        "SET application_name = a.b",
        "RESET ALL",
        "RESET search_path",
        "RESET SESSION AUTHORIZATION",
        "DISCARD ALL",
        "SHOW ALL",
        "SHOW my.x",
        "SHOW data_directory"
      })
  void otherSettings(String sql) {
    postgres(sql).opaque("session");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          COPY t TO STDOUT | copy
          COPY (SELECT 1) TO PROGRAM 'x' | copy
          DO $$ BEGIN END $$ | do
          CALL p(1) | call
          {call p(1)} | call
          EXECUTE x(1) | execute
          PREPARE x AS SELECT $1 | execute
          DEALLOCATE x | execute
          DECLARE c CURSOR FOR SELECT 1 | execute
          FETCH ALL FROM c | execute
          MOVE c | execute
          CLOSE c | execute
          EXPLAIN ANALYZE SELECT 1 | explain
          LOCK TABLE t | lock
          LISTEN x | notify
          NOTIFY x, 'y' | notify
          UNLISTEN * | notify
          CREATE TABLE t (a int) | ddl
          CREATE TABLE t (a int DEFAULT (SELECT 1)) | ddl
          CREATE UNLOGGED TABLE IF NOT EXISTS t AS EXECUTE x | execute
          CREATE VIEW v AS SELECT 1 | ddl
          CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1' | ddl
          ALTER TABLE t RENAME TO u | ddl
          DROP TABLE t | ddl
          COMMENT ON TABLE t IS 'x' | ddl
          GRANT SELECT ON t TO u | ddl
          REVOKE ALL ON t FROM u | ddl
          SECURITY LABEL ON TABLE t IS 'x' | ddl
          IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y | ddl
          REFRESH MATERIALIZED VIEW v | ddl
          REASSIGN OWNED BY a TO b | ddl
          VACUUM t | other
          ANALYZE t | other
          CLUSTER t | other
          REINDEX TABLE t | other
          CHECKPOINT | other
          LOAD 'x' | other
          COMMIT PREPARED 'x' | other
          PREPARE TRANSACTION 'x' | other
          ROLLBACK PREPARED 'x' | other
          FOO BAR | other
          (COPY t TO STDOUT) | other
          """)
  void grants(String sql, String grant) {
    postgres(sql).opaque(grant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          EXECUTE IMMEDIATE 'x' | execute
          CALL f(1) | call
          SCRIPT | other
          RUNSCRIPT FROM 'x' | other
          BACKUP TO 'x' | other
          SHUTDOWN | other
          HELP | other
          SHOW TABLES | session
          SET SCHEMA x | session
          SET MODE Oracle | session
          USE x | session
          SET LOCK_TIMEOUT (SELECT 1) | session
          EXPLAIN SELECT 1 | explain
          CREATE ALIAS f FOR 'x' | ddl
          """)
  void grantsOnH2(String sql, String grant) {
    h2(sql).opaque(grant);
  }

  @Test
  void transactionsAndSettingsOnH2() {
    h2("SET AUTOCOMMIT OFF").control();
    h2("COMMIT").control();
    h2("ROLLBACK TO SAVEPOINT a").control();
    h2("SET LOCK_TIMEOUT 1000").control();
    h2("SET QUERY_TIMEOUT = 1000").control();
    h2("COMMIT TRANSACTION x").opaque("other");
  }

  @Test
  void whatIsSentHasNoComments() {
    assertThat(postgres("COPY /* x */ t TO -- y\n STDOUT").opaque("copy").sql())
        .isEqualTo("COPY t TO STDOUT");
    assertThat(postgres("BEGIN -- x").control().sql()).isEqualTo("BEGIN");
  }

  @Test
  void parametersAreCounted() {
    Parsed.Opaque call = prepared("{? = call f(?, 'x', a ?? b)}").opaque("call");
    assertThat(call.parameters()).isEqualTo(2);
    assertThat(call.sql()).isEqualTo("{ ? = call f(?, 'x', a ?? b) }");
    assertThat(call.text()).isEqualTo("{ ? = call f(?, a ? b) }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE t AS SELECT 1 | CREATE TABLE t AS | SELECT 1 |
          CREATE TEMP TABLE t (a) AS (SELECT 1) | CREATE TEMP TABLE t(a) AS | (SELECT 1) |
          CREATE TABLE t AS TABLE u WITH NO DATA | CREATE TABLE t AS | SELECT * FROM u | WITH NO DATA
          SELECT a INTO t FROM u | CREATE TABLE t AS | SELECT a FROM u |
          SELECT a INTO TEMP TABLE s.t FROM u | CREATE TEMP TABLE s.t AS | SELECT a FROM u |
          WITH x AS (SELECT 1) SELECT * INTO t FROM x | CREATE TABLE t AS | WITH x AS (SELECT 1) SELECT * FROM x |
          """)
  void tablesMadeFromAQuery(String sql, String head, String query, String tail) {
    Parsed.CreateTableAs made =
        (Parsed.CreateTableAs) new SqlParser(Dialect.POSTGRESQL).parse(sql, false);
    assertThat(made.table()).isEqualTo("t");
    assertThat(made.head()).isEqualTo(head);
    assertThat(made.query().toString()).isEqualTo(query);
    assertThat(made.tail().strip()).isEqualTo(tail == null ? "" : tail);
    assertThat(made.temporary()).isEqualTo(head.contains("TEMP"));
  }

  @Test
  void tablesToEmpty() {
    Parsed.Truncate truncate =
        (Parsed.Truncate)
            new SqlParser(Dialect.POSTGRESQL)
                .parse("TRUNCATE TABLE ONLY s.t, \"U\" * RESTART IDENTITY", false);
    assertThat(truncate.tables())
        .containsExactly(
            new Parsed.Emptied(List.of("s", "t"), true),
            new Parsed.Emptied(List.of("\"U\""), false));
    assertThat(truncate.tail()).isEqualTo(" RESTART IDENTITY");
  }
}
