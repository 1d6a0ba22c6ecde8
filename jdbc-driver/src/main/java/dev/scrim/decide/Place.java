package dev.scrim.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.error.Reason;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node of a decision document and where it stands. What is not as it must be is a refusal. */
record Place(JsonNode node, String path) {

  /** Longer numbers are no bound of anything, and cost memory when written out. */
  private static final int MAX_EXPONENT = 400;

  private static final int MAX_PATH = 300;

  /** A refusal that names this place; {@code what} must quote no value. */
  Refusal wrong(String what) {
    return wrong(what, List.of());
  }

  Refusal wrong(String what, List<Reason> reasons) {
    return new Refusal(
        "The policy's decision cannot be used: " + where() + ": " + what + ".", reasons);
  }

  /** A refusal of something that is understood but not carried out yet. */
  Refusal unsupported(String what) {
    return wrong(what + " is not supported by this version of Scrim");
  }

  private String where() {
    if (path.isEmpty()) {
      return "the document";
    }
    String printable = path.replaceAll("\\p{Cntrl}", "?");
    return "at " + printable.substring(0, Math.min(printable.length(), MAX_PATH));
  }

  /** This place as an object that has no other fields than these. */
  Place object(Set<String> known) {
    requireObject();
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        throw at(name, node.path(name)).wrong("unknown field; known are " + sorted(known));
      }
    }
    return this;
  }

  @Nullable Place optional(String name) {
    JsonNode child = node.get(name);
    return child == null ? null : at(name, child);
  }

  Place required(String name) {
    Place child = optional(name);
    if (child == null) {
      throw wrong("the field " + name + " is missing");
    }
    return child;
  }

  boolean has(String name) {
    return node.has(name);
  }

  /** The fields of this object, in the document's order. */
  Map<String, Place> entries() {
    requireObject();
    Map<String, Place> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      entries.put(entry.getKey(), at(entry.getKey(), entry.getValue()));
    }
    return entries;
  }

  List<Place> items() {
    if (!node.isArray()) {
      throw wrong("must be a list");
    }
    List<Place> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      items.add(at(Integer.toString(items.size()), item));
    }
    return items;
  }

  String text() {
    if (!node.isTextual()) {
      throw wrong("must be a string");
    }
    return node.textValue();
  }

  String nonBlank() {
    String text = text();
    if (text.isBlank()) {
      throw wrong("must not be blank");
    }
    return text;
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw wrong("must be true or false");
    }
    return node.booleanValue();
  }

  BigDecimal number() {
    if (!node.isNumber()) {
      throw wrong("must be a number");
    }
    BigDecimal number = node.decimalValue();
    if (Math.abs((long) number.scale()) > MAX_EXPONENT || number.precision() > MAX_EXPONENT) {
      throw wrong("has too many digits");
    }
    return number;
  }

  /** A whole number, also where it is written {@code 300.0}. */
  long whole(long min, long max) {
    BigDecimal number = number();
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw wrong("must be a whole number from " + min + " to " + max);
    }
    return number.longValueExact();
  }

  /** One of an enum's constants, written in lower case. */
  <E extends Enum<E>> E oneOf(String what, E[] constants) {
    String text = text();
    List<String> known = new ArrayList<>();
    for (E constant : constants) {
      String id = constant.name().toLowerCase(Locale.ROOT);
      if (id.equals(text)) {
        return constant;
      }
      known.add(id);
    }
    throw wrong("unknown " + what + "; known are " + String.join(", ", known));
  }

  /** Refuses a name that can never match, as names of tables and columns come in lower case. */
  void requireLowerCase(String name) {
    if (name.isBlank() || !name.equals(name.toLowerCase(Locale.ROOT))) {
      throw wrong("names of tables, columns and functions are written in lower case");
    }
  }

  private void requireObject() {
    if (!node.isObject()) {
      throw wrong("must be an object");
    }
  }

  private Place at(String name, JsonNode child) {
    return new Place(child, path + "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
