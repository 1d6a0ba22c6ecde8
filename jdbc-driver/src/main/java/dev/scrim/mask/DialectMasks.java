package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.TypeFamily;
import dev.scrim.decide.MaskMethod;
import dev.scrim.error.Refusal;

/** Sends each method to the class that writes it. */
final class DialectMasks implements MaskWriter {

  private final SqlWords words;

  DialectMasks(SqlWords words) {
    this.words = words;
  }

  @Override
  public String mask(Column column, String columnSql, MaskMethod method) {
    ColumnType type = words.type(column);
    if (method instanceof MaskMethod.Redact redact) {
      return RedactMask.write(words, column, type, redact);
    }
    if (method instanceof MaskMethod.Partial partial) {
      require(column, TypeFamily.TEXT, "partial");
      return ofText(
          column, type, PartialMask.write(words, column, words.asText(type, columnSql), partial));
    }
    if (method instanceof MaskMethod.Email) {
      require(column, TypeFamily.TEXT, "email");
      return ofText(column, type, EmailMask.write(words, words.asText(type, columnSql)));
    }
    if (method instanceof MaskMethod.GeneralizePrefix prefix) {
      require(column, TypeFamily.TEXT, "generalize keep_first");
      return ofText(
          column, type, PrefixMask.write(words, column, words.asText(type, columnSql), prefix));
    }
    if (method instanceof MaskMethod.GeneralizeBucket bucket) {
      require(column, TypeFamily.NUMBER, "generalize bucket");
      return BucketMask.write(words, column, type, columnSql, bucket.size());
    }
    if (method instanceof MaskMethod.GeneralizePeriod period) {
      return PeriodMask.write(words, column, type, columnSql, period.to());
    }
    throw new IllegalArgumentException("written elsewhere: " + method.id());
  }

  @Override
  public String sqlMask(Column column, String checkedExpression) {
    return words.cast(checkedExpression, words.type(column).sql());
  }

  @Override
  public String nullOf(Column column) {
    return words.nullOf(words.type(column));
  }

  /** A cast to a domain would run its check, so a domain's text gets its length only. */
  private String ofText(Column column, ColumnType type, String sql) {
    if (type.base() != BaseType.UNKNOWN) {
      return type.natural() ? sql : words.cast(sql, type.sql());
    }
    return column.length() < 0 ? sql : words.cast(sql, words.shortText(column.length()));
  }

  private static void require(Column column, TypeFamily family, String method) {
    if (column.family() != family) {
      throw notFor(column, method);
    }
  }

  /** The refusal of a method that a column's type does not take. */
  static Refusal notFor(Column column, String method) {
    return new Refusal(
        "the mask '"
            + method
            + "' does not apply to column "
            + column.name()
            + " of type "
            + column.typeName()
            + "; let the policy choose 'redact', 'null' or a mask for this type");
  }
}
