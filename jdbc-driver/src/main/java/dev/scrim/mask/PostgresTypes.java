package dev.scrim.mask;

import static java.util.stream.Collectors.joining;

import dev.scrim.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises PostgreSQL's types however they are spelled, and names them in full. */
final class PostgresTypes {

  private static final Pattern SPELLING =
      Pattern.compile(
          "(?:(?:pg_catalog|\"pg_catalog\")\\.)?(\"?[a-z][a-z0-9]*(?: precision| varying)?\"?)"
              + " ?(?:\\((-?\\d+)(?:, ?(-?\\d+))?\\))?( with time zone| without time zone)?"
              + "((?:\\[\\])*)");

  private record Known(BaseType base, String name) {}

  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          known("text", BaseType.TEXT, "text"),
          known("name", BaseType.TEXT, "name"),
          known("varchar", BaseType.TEXT, "varchar"),
          known("character varying", BaseType.TEXT, "varchar"),
          known("bpchar", BaseType.CHAR, "bpchar"),
          known("character", BaseType.CHAR, "bpchar"),
          known("char", BaseType.CHAR, "bpchar"),
          known("int2", BaseType.INT2, "int2"),
          known("smallint", BaseType.INT2, "int2"),
          known("int4", BaseType.INT4, "int4"),
          known("integer", BaseType.INT4, "int4"),
          known("int", BaseType.INT4, "int4"),
          known("int8", BaseType.INT8, "int8"),
          known("bigint", BaseType.INT8, "int8"),
          known("numeric", BaseType.NUMERIC, "numeric"),
          known("decimal", BaseType.NUMERIC, "numeric"),
          known("float4", BaseType.FLOAT4, "float4"),
          known("real", BaseType.FLOAT4, "float4"),
          known("float8", BaseType.FLOAT8, "float8"),
          known("double precision", BaseType.FLOAT8, "float8"),
          known("bool", BaseType.BOOLEAN, "bool"),
          known("boolean", BaseType.BOOLEAN, "bool"),
          known("date", BaseType.DATE, "date"),
          known("time", BaseType.TIME, "time"),
          known("timetz", BaseType.TIMETZ, "timetz"),
          known("timestamp", BaseType.TIMESTAMP, "timestamp"),
          known("timestamptz", BaseType.TIMESTAMPTZ, "timestamptz"),
          known("uuid", BaseType.UUID, "uuid"),
          known("json", BaseType.JSON, "json"),
          known("jsonb", BaseType.JSON, "jsonb"),
          known("bytea", BaseType.BINARY, "bytea"));

  private PostgresTypes() {}

  static ColumnType of(Column column) {
    Matcher spelling = SPELLING.matcher(column.type());
    Known known = spelling.matches() ? lookUp(spelling) : null;
    if (known == null) {
      return new ColumnType(BaseType.UNKNOWN, column.type(), forFamily(column), false, List.of());
    }
    List<Integer> modifiers = modifiers(spelling, known, column.length());
    String name = "pg_catalog." + known.name();
    String sql = modifiers.isEmpty() ? name : name + list(modifiers);
    if (!spelling.group(5).isEmpty()) {
      String array = sql + spelling.group(5);
      return new ColumnType(BaseType.UNKNOWN, array, array, false, List.of());
    }
    String comparable = known.base() == BaseType.TEXT ? "pg_catalog.text" : name;
    boolean natural = known.name().equals("text");
    return new ColumnType(known.base(), sql, comparable, natural, modifiers);
  }

  private static @Nullable Known lookUp(Matcher spelling) {
    String name = spelling.group(1);
    boolean quoted = name.startsWith("\"");
    // "char" in quotes is a type of its own
    if (name.equals("\"char\"")) {
      return null;
    }
    if (quoted) {
      name = name.substring(1, name.length() - (name.endsWith("\"") ? 1 : 0));
    }
    if (" with time zone".equals(spelling.group(4))) {
      name += "tz";
    }
    return KNOWN.get(name);
  }

  private static List<Integer> modifiers(Matcher spelling, Known known, int length) {
    List<Integer> modifiers = new ArrayList<>();
    for (int group = 2; group <= 3; group++) {
      if (spelling.group(group) != null) {
        modifiers.add(Integer.valueOf(spelling.group(group)));
      }
    }
    boolean bare = modifiers.isEmpty() && known.base() == BaseType.CHAR && length > 0;
    return bare ? List.of(length) : modifiers;
  }

  private static String list(List<Integer> modifiers) {
    return modifiers.stream().map(String::valueOf).collect(joining(", ", "(", ")"));
  }

  /** What a value compared with a domain's column is cast to. */
  private static String forFamily(Column column) {
    return switch (column.family()) {
      case TEXT -> "pg_catalog.text";
      case NUMBER -> "pg_catalog.numeric";
      case DATE -> "pg_catalog.date";
      case BOOLEAN -> "pg_catalog.bool";
      case UUID -> "pg_catalog.uuid";
      default -> column.type();
    };
  }

  private static Map.Entry<String, Known> known(String spelling, BaseType base, String name) {
    return Map.entry(spelling, new Known(base, name));
  }
}
