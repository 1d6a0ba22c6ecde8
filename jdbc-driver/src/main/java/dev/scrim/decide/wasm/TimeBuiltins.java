package dev.scrim.decide.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rego's functions of time, in nanoseconds since 1970; undefined where Rego's are. */
final class TimeBuiltins {

  private static final long NANOS = 1_000_000_000L;

  private static final Pattern RFC3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private TimeBuiltins() {}

  static @Nullable JsonNode parse(JsonNode... a) {
    if (!a[0].isTextual() || !RFC3339.matcher(a[0].textValue()).matches()) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(a[0].textValue()).toInstant();
      long seconds = Math.multiplyExact(instant.getEpochSecond(), NANOS);
      return LongNode.valueOf(Math.addExact(seconds, instant.getNano()));
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  static @Nullable JsonNode clock(JsonNode... a) {
    ZonedDateTime time = time(a[0]);
    return time == null ? null : numbers(time.getHour(), time.getMinute(), time.getSecond());
  }

  static @Nullable JsonNode date(JsonNode... a) {
    ZonedDateTime time = time(a[0]);
    return time == null
        ? null
        : numbers(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
  }

  static @Nullable JsonNode weekday(JsonNode... a) {
    ZonedDateTime time = time(a[0]);
    return time == null
        ? null
        : TextNode.valueOf(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /** Nanoseconds, or nanoseconds and the name of a time zone. */
  private static @Nullable ZonedDateTime time(JsonNode node) {
    JsonNode nanos = node.isArray() ? node.path(0) : node;
    ZoneId zone = node.isArray() ? zone(node.path(1)) : ZoneOffset.UTC;
    if (zone == null || !nanos.isIntegralNumber() || !nanos.canConvertToLong()) {
      return null;
    }
    long value = nanos.longValue();
    return Instant.ofEpochSecond(Math.floorDiv(value, NANOS), Math.floorMod(value, NANOS))
        .atZone(zone);
  }

  private static @Nullable ZoneId zone(JsonNode name) {
    String zone = name.asText("");
    if (zone.isEmpty() || zone.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    return ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : null;
  }

  private static ArrayNode numbers(int... numbers) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int number : numbers) {
      array.add(number);
    }
    return array;
  }
}
