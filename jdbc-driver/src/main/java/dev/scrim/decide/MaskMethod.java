package dev.scrim.decide;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a masked column is computed. NULL stays NULL except for {@link Redact}. */
public sealed interface MaskMethod {

  /** The name in the decision document and in audit records. */
  String id();

  /** The same constant in every row, also for NULL; {@code text} for text columns, or null. */
  record Redact(@Nullable String text) implements MaskMethod {
    @Override
    public String id() {
      return "redact";
    }
  }

  /** Keeps some characters at both ends; every other becomes {@code mask}, one code point. */
  record Partial(int keepFirst, int keepLast, String mask) implements MaskMethod {
    @Override
    public String id() {
      return "partial";
    }
  }

  /** First character, {@code ***@}, domain. */
  record Email() implements MaskMethod {
    @Override
    public String id() {
      return "email";
    }
  }

  /** The start of the period of a date or time. */
  record GeneralizePeriod(Period to) implements MaskMethod {
    @Override
    public String id() {
      return "generalize";
    }
  }

  /** {@code floor(x / size) * size} of a number; size greater than zero, as written. */
  record GeneralizeBucket(java.math.BigDecimal size) implements MaskMethod {
    @Override
    public String id() {
      return "generalize";
    }
  }

  /** A prefix of a text, each further character becoming {@code *}. */
  record GeneralizePrefix(int keepFirst) implements MaskMethod {
    @Override
    public String id() {
      return "generalize";
    }
  }

  /** An SQL expression per dialect id, {@code *} for any other. */
  record Sql(Map<String, String> expression) implements MaskMethod {
    public Sql {
      expression = Map.copyOf(expression);
    }

    @Override
    public String id() {
      return "sql";
    }
  }

  /** The periods of {@link GeneralizePeriod}. */
  enum Period {
    YEAR,
    QUARTER,
    MONTH,
    DAY,
    HOUR
  }
}
