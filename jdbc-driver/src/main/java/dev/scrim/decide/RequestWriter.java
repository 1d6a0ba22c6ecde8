package dev.scrim.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scrim.Subject;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.ColumnAccess;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.TableAccess;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a request as the policy's {@code input} document. */
final class RequestWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private RequestWriter() {}

  /** JSON in UTF-8; the time is cut to seconds. */
  static byte[] write(DecisionRequest request, Instant time) {
    StringWriter text = new StringWriter(1024);
    try {
      try (JsonGenerator json = JSON.createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("phase", lower(request.phase()));
        subject(json, request.subject());
        environment(json, request.environment(), time);
        statement(json, request.statement());
        json.writeEndObject();
      }
      ByteBuffer bytes =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text.getBuffer()));
      byte[] written = new byte[bytes.remaining()];
      bytes.get(written);
      return written;
    } catch (IOException e) {
      // Nothing is read or written outside the memory: only text that is not Unicode ends here.
      throw new Refusal(
          "The request to the policy cannot be written: a name, role, purpose, attribute or token"
              + " of the subject or statement is not valid Unicode text. Correct it at its source.");
    }
  }

  private static void subject(JsonGenerator json, Subject subject) throws IOException {
    json.writeObjectFieldStart("subject");
    json.writeStringField("user", subject.user());
    strings(json, "roles", subject.roles());
    stringOrNull(json, "purpose", subject.purpose());
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> attribute : subject.attributes().entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
    stringOrNull(json, "token", subject.token());
    json.writeEndObject();
  }

  private static void environment(JsonGenerator json, Environment environment, Instant time)
      throws IOException {
    json.writeObjectFieldStart("environment");
    stringOrNull(json, "application", environment.application());
    json.writeObjectFieldStart("database");
    json.writeStringField("product", environment.product());
    stringOrNull(json, "name", environment.database());
    json.writeEndObject();
    json.writeStringField("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    json.writeEndObject();
  }

  private static void statement(JsonGenerator json, StatementAccess statement) throws IOException {
    json.writeObjectFieldStart("statement");
    json.writeStringField("kind", lower(statement.kind()));
    json.writeStringField("fingerprint", statement.fingerprint());
    strings(json, "functions", statement.functions());
    strings(json, "grants", statement.grants());
    json.writeArrayFieldStart("tables");
    for (TableAccess table : statement.tables()) {
      table(json, table);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void table(JsonGenerator json, TableAccess table) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", table.id());
    json.writeStringField("schema", table.schema());
    json.writeStringField("name", table.name());
    json.writeStringField("kind", lower(table.kind()));
    enums(json, "access", table.access());
    json.writeBooleanField("star", table.star());
    json.writeArrayFieldStart("columns");
    for (ColumnAccess column : table.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type());
      enums(json, "uses", column.uses());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "all_columns", table.allColumns());
    stringOrNull(json, "parent", table.parent());
    strings(json, "via", table.via());
    lineage(json, table.from());
    json.writeEndObject();
  }

  private static void lineage(JsonGenerator json, @Nullable Map<String, List<String>> from)
      throws IOException {
    if (from == null) {
      json.writeNullField("from");
      return;
    }
    json.writeObjectFieldStart("from");
    for (Map.Entry<String, List<String>> column : from.entrySet()) {
      strings(json, column.getKey(), column.getValue());
    }
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void enums(JsonGenerator json, String name, Collection<? extends Enum<?>> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Enum<?> value : values) {
      json.writeString(lower(value));
    }
    json.writeEndArray();
  }

  private static void stringOrNull(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
