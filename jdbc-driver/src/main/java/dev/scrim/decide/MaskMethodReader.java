package dev.scrim.decide;

import dev.scrim.decide.MaskMethod.Period;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the method of a masked column and its arguments: exactly those that the method has. */
final class MaskMethodReader {

  private static final Map<String, Set<String>> ARGUMENTS =
      Map.of(
          "redact", Set.of("text"),
          "partial", Set.of("keep_first", "keep_last", "char"),
          "email", Set.of(),
          "generalize", Set.of("to", "bucket", "keep_first"),
          "sql", Set.of("expression"),
          "pseudonym", Set.of("key"),
          "tokenize", Set.of("key", "alphabet"),
          "fake", Set.of("kind"),
          "perturb", Set.of("scale", "key"));

  private static final Pattern DIALECT = Pattern.compile("\\*|[a-z][a-z0-9_]*");

  private MaskMethodReader() {}

  static MaskMethod read(Place column, Set<String> commonFields) {
    Place method = column.required("method");
    Set<String> arguments = ARGUMENTS.get(method.text());
    if (arguments == null) {
      throw method.wrong(
          "unknown method; known are "
              + String.join(", ", ARGUMENTS.keySet().stream().sorted().toList()));
    }
    Set<String> fields = new HashSet<>(commonFields);
    fields.addAll(arguments);
    column.object(fields);
    return switch (method.text()) {
      case "redact" -> new MaskMethod.Redact(column.has("text") ? text(column) : null);
      case "partial" -> partial(column);
      case "email" -> new MaskMethod.Email();
      case "generalize" -> generalize(column);
      case "sql" -> new MaskMethod.Sql(expressions(column.required("expression")));
      default -> throw method.unsupported("this method");
    };
  }

  private static String text(Place column) {
    return column.required("text").text();
  }

  private static MaskMethod partial(Place column) {
    String mask = "*";
    Place character = column.optional("char");
    if (character != null) {
      mask = character.text();
      if (mask.codePointCount(0, mask.length()) != 1 || !isPrintable(mask.codePointAt(0))) {
        throw character.wrong("must be exactly one printable character");
      }
    }
    return new MaskMethod.Partial(count(column, "keep_first"), count(column, "keep_last"), mask);
  }

  private static boolean isPrintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL && type != Character.SURROGATE && type != Character.UNASSIGNED;
  }

  private static int count(Place column, String name) {
    Place count = column.optional(name);
    return count == null ? 0 : (int) count.whole(0, Integer.MAX_VALUE);
  }

  private static MaskMethod generalize(Place column) {
    int given = 0;
    for (String argument : Set.of("to", "bucket", "keep_first")) {
      given += column.has(argument) ? 1 : 0;
    }
    if (given != 1) {
      throw column.wrong("generalize takes exactly one of to, bucket, keep_first");
    }
    if (column.has("to")) {
      return new MaskMethod.GeneralizePeriod(
          column.required("to").oneOf("period", Period.values()));
    }
    if (column.has("keep_first")) {
      return new MaskMethod.GeneralizePrefix(count(column, "keep_first"));
    }
    Place bucket = column.required("bucket");
    BigDecimal size = bucket.number();
    if (size.signum() <= 0) {
      throw bucket.wrong("must be greater than zero");
    }
    return new MaskMethod.GeneralizeBucket(size);
  }

  private static Map<String, String> expressions(Place expression) {
    Map<String, String> expressions = new LinkedHashMap<>();
    expression
        .entries()
        .forEach(
            (dialect, sql) -> {
              if (!DIALECT.matcher(dialect).matches()) {
                throw sql.wrong("must be the name of a dialect in lower case, or *");
              }
              expressions.put(dialect, sql.nonBlank());
            });
    if (expressions.isEmpty()) {
      throw expression.wrong("must hold an expression for at least one dialect");
    }
    return expressions;
  }
}
