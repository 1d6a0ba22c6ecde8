package dev.scrim.decide;

import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.decide.RowFilter.Connective;
import dev.scrim.decide.RowFilter.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the entries of {@code rows}: UCAST nodes and SQL conditions. */
final class RowFilterReader {

  private static final Set<Comparison> LISTS = EnumSet.of(Comparison.IN, Comparison.NIN);
  private static final Set<Comparison> NULLABLE = EnumSet.of(Comparison.EQ, Comparison.NE);
  private static final Set<Comparison> TEXTS =
      EnumSet.of(Comparison.CONTAINS, Comparison.STARTSWITH, Comparison.ENDSWITH);

  private RowFilterReader() {}

  static List<RowFilter> read(Place rows) {
    List<RowFilter> filters = new ArrayList<>();
    for (Place entry : rows.items()) {
      filters.add(entry.has("sql") ? sql(entry) : node(entry));
    }
    return filters;
  }

  private static RowFilter sql(Place entry) {
    return new RowFilter.Sql(entry.object(Set.of("sql")).required("sql").nonBlank());
  }

  private static RowFilter node(Place node) {
    node.object(Set.of("type", "operator", "field", "value"));
    String type = node.required("type").text();
    if (type.equals("compound")) {
      return compound(node.object(Set.of("type", "operator", "value")));
    }
    if (type.equals("field")) {
      return field(node);
    }
    throw node.required("type").wrong("unknown type; known are compound, field");
  }

  private static RowFilter compound(Place node) {
    Connective operator = node.required("operator").oneOf("operator", Connective.values());
    List<RowFilter> parts = new ArrayList<>();
    for (Place part : node.required("value").items()) {
      parts.add(node(part));
    }
    if (parts.isEmpty() || (operator == Connective.NOT && parts.size() != 1)) {
      throw node.required("value")
          .wrong(operator == Connective.NOT ? "not takes exactly one part" : "must not be empty");
    }
    return new RowFilter.Compound(operator, parts);
  }

  private static RowFilter field(Place node) {
    Comparison operator = node.required("operator").oneOf("operator", Comparison.values());
    String field = node.required("field").nonBlank();
    Place value = node.required("value");
    if (value.node().isObject()) {
      return new RowFilter.Field(operator, field, reference(operator, value));
    }
    return new RowFilter.Field(
        operator, field, LISTS.contains(operator) ? many(value) : scalar(operator, value));
  }

  private static Value reference(Comparison operator, Place value) {
    if (value.has("field")) {
      if (LISTS.contains(operator)) {
        throw value.wrong("in and nin take a list or the subject's roles");
      }
      return new Value.OtherField(value.object(Set.of("field")).required("field").nonBlank());
    }
    Place subject = value.object(Set.of("field", "subject")).required("subject");
    String path = subject.text();
    boolean known =
        path.equals("user")
            || path.equals("purpose")
            || path.equals("roles")
            || (path.startsWith("attributes.") && path.length() > "attributes.".length());
    if (!known) {
      throw subject.wrong("no such part of a subject; known are " + SubjectPath.VALUES);
    }
    if (path.equals("roles") != LISTS.contains(operator)) {
      throw subject.wrong("the roles are a list: they go with in and nin, and nothing else does");
    }
    return new Value.FromSubject(path);
  }

  private static Value many(Place value) {
    List<Object> values = new ArrayList<>();
    for (Place item : value.items()) {
      if (item.node().isNull()) {
        throw item.wrong("a list holds no null; compare with null by eq or ne");
      }
      values.add(plain(item));
    }
    return new Value.Many(values);
  }

  private static Value scalar(Comparison operator, Place value) {
    if (value.node().isNull()) {
      if (!NULLABLE.contains(operator)) {
        throw value.wrong("only eq and ne compare with null");
      }
      return new Value.Scalar(null);
    }
    if (TEXTS.contains(operator)) {
      return new Value.Scalar(value.text());
    }
    return new Value.Scalar(plain(value));
  }

  private static Object plain(Place value) {
    if (value.node().isTextual()) {
      return value.text();
    }
    if (value.node().isBoolean()) {
      return value.flag();
    }
    if (value.node().isNumber()) {
      return value.number();
    }
    throw value.wrong("must be a string, a number or true or false");
  }
}
