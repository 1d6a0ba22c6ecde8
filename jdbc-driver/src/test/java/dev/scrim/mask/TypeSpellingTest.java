package dev.scrim.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.TypeFamily;
import dev.scrim.config.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type is recognised however a catalogue spells it. */
class TypeSpellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text                           | TEXT        | pg_catalog.text
          pg_catalog.text                | TEXT        | pg_catalog.text
          character varying(20)          | TEXT        | pg_catalog.varchar(20)
          pg_catalog.varchar(20)         | TEXT        | pg_catalog.varchar(20)
          pg_catalog."varchar"(20)       | TEXT        | pg_catalog.varchar(20)
          character varying              | TEXT        | pg_catalog.varchar
          character(5)                   | CHAR        | pg_catalog.bpchar(5)
          pg_catalog.bpchar(5)           | CHAR        | pg_catalog.bpchar(5)
          pg_catalog.bpchar              | CHAR        | pg_catalog.bpchar
          pg_catalog.name                | TEXT        | pg_catalog.name
          integer                        | INT4        | pg_catalog.int4
          numeric(10,2)                  | NUMERIC     | pg_catalog.numeric(10, 2)
          pg_catalog.numeric(2,-3)       | NUMERIC     | pg_catalog.numeric(2, -3)
          double precision               | FLOAT8      | pg_catalog.float8
          time(3) without time zone      | TIME        | pg_catalog.time(3)
          time with time zone            | TIMETZ      | pg_catalog.timetz
          pg_catalog.timestamptz(3)      | TIMESTAMPTZ | pg_catalog.timestamptz(3)
          timestamp(3) with time zone    | TIMESTAMPTZ | pg_catalog.timestamptz(3)
          timestamp without time zone    | TIMESTAMP   | pg_catalog.timestamp
          boolean                        | BOOLEAN     | pg_catalog.bool
          pg_catalog.jsonb               | JSON        | pg_catalog.jsonb
          text[]                         | UNKNOWN     | pg_catalog.text[]
          character varying(20)[]        | UNKNOWN     | pg_catalog.varchar(20)[]
          pg_catalog."char"              | UNKNOWN     | pg_catalog."char"
          "char"                         | UNKNOWN     | "char"
          "public"."text"                | UNKNOWN     | "public"."text"
          public.text                    | UNKNOWN     | public.text
          interval                       | UNKNOWN     | interval
          """,
      quoteCharacter = '\u0001')
  void onPostgresql(String spelling, BaseType base, String sql) {
    ColumnType known = type(Dialect.POSTGRESQL, spelling);

    assertThat(known.base()).isEqualTo(base);
    assertThat(known.sql()).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CHARACTER VARYING              | TEXT        | CHARACTER VARYING
          CHARACTER VARYING(1000000000)  | TEXT        | CHARACTER VARYING
          character varying(20)          | TEXT        | CHARACTER VARYING
          CHARACTER LARGE OBJECT(9223372036854775807) | TEXT | CHARACTER VARYING
          VARCHAR_IGNORECASE(10)         | TEXT        | VARCHAR_IGNORECASE
          CHARACTER(5)                   | CHAR        | CHARACTER VARYING
          TINYINT                        | INT1        | TINYINT
          NUMERIC(12, 2)                 | NUMERIC     | DECFLOAT
          NUMERIC                        | NUMERIC     | DECFLOAT
          DOUBLE PRECISION               | FLOAT8      | DOUBLE PRECISION
          TIMESTAMP(3) WITH TIME ZONE    | TIMESTAMPTZ | TIMESTAMP(9) WITH TIME ZONE
          TIMESTAMP                      | TIMESTAMP   | TIMESTAMP(9)
          TIME WITH TIME ZONE            | TIMETZ      | TIME(9) WITH TIME ZONE
          BINARY LARGE OBJECT            | BINARY      | BINARY VARYING
          INTEGER ARRAY                  | UNKNOWN     | INTEGER ARRAY
          ENUM('a')                      | UNKNOWN     | ENUM('a')
          """,
      quoteCharacter = '\u0001')
  void onH2(String spelling, BaseType base, String comparable) {
    ColumnType known = type(Dialect.H2, spelling);

    assertThat(known.base()).isEqualTo(base);
    assertThat(known.comparable()).isEqualTo(comparable);
    assertThat(known.sql()).isEqualTo(spelling);
  }

  private static ColumnType type(Dialect dialect, String type) {
    return SqlWords.of(dialect).type(new Column("c", type, type, TypeFamily.OTHER, -1));
  }
}
