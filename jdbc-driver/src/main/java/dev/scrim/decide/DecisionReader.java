package dev.scrim.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scrim.error.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision document to a {@link Decision}: what is not understood to the last field is a refusal
 * that names the place, never the value.
 */
final class DecisionReader {

  private static final Set<String> DOCUMENT =
      Set.of(
          "allow",
          "enforce",
          "reasons",
          "tables",
          "other_tables",
          "functions",
          "grants",
          "limit",
          "valid_for_seconds",
          "vary",
          "audit");

  private static final Set<String> GRANTS =
      Set.of(
          "truncate",
          "ddl",
          "create-table-as",
          "call",
          "execute",
          "do",
          "copy",
          "session",
          "explain",
          "lock",
          "notify",
          "unwrap",
          "detokenize",
          "other");

  private DecisionReader() {}

  /**
   * Reads a document.
   *
   * @throws dev.scrim.error.Refusal where it is malformed, partial, or asks for what this version
   *     does not do
   */
  static Decision read(JsonNode document) {
    Place top = new Place(document, "");
    boolean observed =
        document.path("enforce").isBoolean() && !document.path("enforce").asBoolean();
    JsonNode allow = document.path("allow");
    // A plain denial stands whatever else the document says; one that is only observed lets the
    // statement run, so it is read to the end like a permission.
    if (allow.isBoolean() && !allow.booleanValue() && !observed) {
      return DenialReader.read(document);
    }
    if (!allow.isBoolean()) {
      throw top.wrong("the field allow is neither true nor false", DenialReader.reasons(document));
    }
    return permission(top.object(DOCUMENT));
  }

  private static Decision permission(Place top) {
    Place limit = top.optional("limit");
    Place validFor = top.optional("valid_for_seconds");
    Place vary = top.optional("vary");
    Place audit = top.optional("audit");
    if (audit != null) {
      audit.object(Set.of("level", "tags"));
    }
    Place level = audit == null ? null : audit.optional("level");
    return new Decision(
        top.required("allow").flag(),
        top.optional("enforce") == null || top.required("enforce").flag(),
        top.optional("reasons") == null ? List.of() : reasons(top.required("reasons")),
        tables(top.optional("tables")),
        otherTables(top.optional("other_tables")),
        functions(top.optional("functions")),
        grants(top.optional("grants")),
        limit == null
            ? null
            : limit.object(Set.of("rows")).required("rows").whole(0, Long.MAX_VALUE),
        validFor == null ? null : validFor.whole(0, Integer.MAX_VALUE),
        vary == null ? null : vary(vary),
        level == null ? null : level.nonBlank(),
        audit == null ? List.of() : tags(audit.optional("tags")));
  }

  static List<Reason> reasons(Place reasons) {
    List<Reason> read = new ArrayList<>();
    for (Place reason : reasons.items()) {
      reason.object(Set.of("rule", "message", "url"));
      read.add(
          new Reason(
              reason.has("rule") ? reason.required("rule").nonBlank() : null,
              reason.required("message").nonBlank(),
              reason.has("url") ? reason.required("url").nonBlank() : null));
    }
    return read;
  }

  private static Map<String, TableDirective> tables(@Nullable Place tables) {
    Map<String, TableDirective> read = new LinkedHashMap<>();
    if (tables != null) {
      tables
          .entries()
          .forEach(
              (id, table) -> {
                requireQualified(id, table);
                read.put(id, TableReader.read(table));
              });
    }
    return read;
  }

  private static void requireQualified(String id, Place place) {
    place.requireLowerCase(id);
    int dot = id.indexOf('.');
    if (dot <= 0 || dot == id.length() - 1) {
      throw place.wrong("must be named with its schema, as schema.name");
    }
  }

  private static boolean otherTables(@Nullable Place others) {
    if (others == null) {
      return false;
    }
    Place action = others.object(Set.of("action")).required("action");
    return switch (action.text()) {
      case "show" -> true;
      case "deny" -> false;
      default -> throw action.wrong("unknown action here; known are deny, show");
    };
  }

  private static Set<String> functions(@Nullable Place functions) {
    Set<String> granted = new LinkedHashSet<>();
    if (functions != null) {
      functions
          .entries()
          .forEach(
              (name, value) -> {
                requireQualified(name, value);
                if (!value.text().equals("allow")) {
                  throw value.wrong("the only value here is allow");
                }
                granted.add(name);
              });
    }
    return granted;
  }

  private static Set<String> grants(@Nullable Place grants) {
    Set<String> granted = new LinkedHashSet<>();
    if (grants != null) {
      for (Place grant : grants.items()) {
        if (!GRANTS.contains(grant.text())) {
          throw grant.wrong(
              "unknown grant; known are " + String.join(", ", GRANTS.stream().sorted().toList()));
        }
        granted.add(grant.text());
      }
    }
    return granted;
  }

  static List<String> vary(Place vary) {
    Set<String> paths = new LinkedHashSet<>();
    for (Place path : vary.items()) {
      if (!SubjectPath.isKnown(path.text())) {
        throw path.wrong("not a part of the subject; known are " + SubjectPath.VARY);
      }
      paths.add(path.text());
    }
    return List.copyOf(paths);
  }

  private static List<String> tags(@Nullable Place tags) {
    List<String> read = new ArrayList<>();
    if (tags != null) {
      for (Place tag : tags.items()) {
        read.add(tag.nonBlank());
      }
    }
    return read;
  }
}
