package dev.scrim.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.TypeFamily;
import dev.scrim.config.Dialect;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.MaskMethod.Email;
import dev.scrim.decide.MaskMethod.GeneralizeBucket;
import dev.scrim.decide.MaskMethod.GeneralizePeriod;
import dev.scrim.decide.MaskMethod.GeneralizePrefix;
import dev.scrim.decide.MaskMethod.Partial;
import dev.scrim.decide.MaskMethod.Period;
import dev.scrim.decide.MaskMethod.Redact;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MaskRefusalTest {

  private static final MaskMethod PARTIAL = new Partial(1, 1, "*");
  private static final MaskMethod YEAR = new GeneralizePeriod(Period.YEAR);
  private static final MaskMethod HOUR = new GeneralizePeriod(Period.HOUR);
  private static final MaskMethod BUCKET = bucket("10");

  private static final List<MaskMethod> ALL =
      List.of(new Redact(null), PARTIAL, new Email(), new GeneralizePrefix(1), BUCKET, YEAR, HOUR);

  /** What applies to what, apart from redact, which always does. */
  private static final Map<TypeFamily, Set<MaskMethod>> APPLIES =
      Map.of(
          TypeFamily.TEXT, Set.of(PARTIAL, new Email(), new GeneralizePrefix(1)),
          TypeFamily.NUMBER, Set.of(BUCKET),
          TypeFamily.DATE, Set.of(YEAR, HOUR),
          TypeFamily.TIMESTAMP, Set.of(YEAR, HOUR),
          TypeFamily.TIME, Set.of(HOUR));

  static Stream<Column> columns() {
    return Stream.of(
        column("text", TypeFamily.TEXT),
        column("integer", TypeFamily.NUMBER),
        column("date", TypeFamily.DATE),
        column("timestamp", TypeFamily.TIMESTAMP),
        column("time", TypeFamily.TIME),
        column("boolean", TypeFamily.BOOLEAN),
        column("uuid", TypeFamily.UUID),
        column("json", TypeFamily.JSON),
        column("bytea", TypeFamily.BINARY),
        column("integer[]", TypeFamily.OTHER));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void eachMethodIsWrittenOrRefusedByName(Column column) {
    List<MaskMethod> written = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      for (MaskMethod method : ALL) {
        boolean applies =
            method instanceof Redact
                || APPLIES.getOrDefault(column.family(), Set.of()).contains(method);
        if (applies) {
          assertThat(MaskWriter.of(dialect).mask(column, "x", method)).isNotBlank();
          written.add(method);
        } else {
          assertThatThrownBy(() -> MaskWriter.of(dialect).mask(column, "x", method))
              .isInstanceOf(Refusal.class)
              .hasMessageContaining(method.id())
              .hasMessageContaining("column secret_column")
              .hasMessageContaining("type " + column.typeName());
        }
      }
    }
    assertThat(written).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void argumentsThatHideNothingOrCannotBe(Dialect dialect) {
    Column text = column("text", TypeFamily.TEXT);
    Column number = column("integer", TypeFamily.NUMBER);

    refused(dialect, text, new Partial(-1, 0, "*"));
    refused(dialect, text, new Partial(0, -1, "*"));
    refused(dialect, text, new Partial(0, 0, ""));
    refused(dialect, text, new Partial(0, 0, "ab"));
    refused(dialect, text, new Partial(0, 0, "\0"));
    refused(dialect, text, new Partial(0, 0, "\uD83D"));
    refused(dialect, text, new GeneralizePrefix(-1));
    refused(dialect, text, new Redact("a\0b"));
    refused(dialect, number, bucket("0"));
    refused(dialect, number, bucket("-5"));
    refused(dialect, number, bucket("0.5"));
    refused(dialect, number, bucket("1e1000000000"));
    refused(dialect, column("numeric(10, 2)", TypeFamily.NUMBER), bucket("0.001"));
    refused(dialect, column("double precision", TypeFamily.NUMBER), bucket("1e40"));
    refused(dialect, column("double precision", TypeFamily.NUMBER), bucket("1e-40"));
    refused(dialect, column("public.positive", TypeFamily.NUMBER), BUCKET);
    refused(dialect, column("public.birthday", TypeFamily.DATE), YEAR);
  }

  @Test
  void aSurrogatePairIsTwoCharactersOfH2() {
    Column text = column("text", TypeFamily.TEXT);

    refused(Dialect.H2, text, new Partial(1, 0, "😀"));
    assertThat(MaskWriter.of(Dialect.POSTGRESQL).mask(text, "x", new Partial(1, 0, "😀")))
        .contains("'😀'");
  }

  @Test
  void bucketsOfDecfloatAreRefused() {
    refused(Dialect.H2, column("DECFLOAT", TypeFamily.NUMBER), BUCKET);
  }

  @Test
  void sqlMasksAreCastToTheColumnsType() {
    Column column = column("character varying(20)", TypeFamily.TEXT);

    assertThat(MaskWriter.of(Dialect.POSTGRESQL).sqlMask(column, "upper(x)"))
        .isEqualTo("CAST(upper(x) AS pg_catalog.varchar(20))");
    assertThat(MaskWriter.of(Dialect.H2).sqlMask(column, "upper(x)"))
        .isEqualTo("CAST(upper(x) AS character varying(20))");
    assertThatThrownBy(
            () ->
                MaskWriter.of(Dialect.H2)
                    .mask(column, "x", new MaskMethod.Sql(Map.of("*", "upper(x)"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(Dialect dialect, Column column, MaskMethod method) {
    assertThatThrownBy(() -> MaskWriter.of(dialect).mask(column, "x", method))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("policy");
  }

  private static MaskMethod bucket(String size) {
    return new GeneralizeBucket(new BigDecimal(size));
  }

  private static Column column(String type, TypeFamily family) {
    return new Column("secret_column", type, type, family, -1);
  }
}
