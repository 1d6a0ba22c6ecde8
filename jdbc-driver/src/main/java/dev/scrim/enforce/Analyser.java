package dev.scrim.enforce;

import dev.scrim.catalog.CallerSession;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.CatalogSource;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.TemporaryChange;
import dev.scrim.catalog.TemporaryChange.Filled;
import dev.scrim.enforce.Plan.SessionEffect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Parsed;
import dev.scrim.parse.SqlParser;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.KeyRequest;
import dev.scrim.resolve.Resolver;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import dev.scrim.resolve.UnknownName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SQL text to what is known of it: parse and resolve. Thread-safe. */
public final class Analyser {

  /** EXPLAIN ANALYZE runs what it explains, so the grant to explain is not enough. */
  private static final Pattern RUNS = Pattern.compile("(?i)\\banaly[sz]e\\b");

  private final SqlParser parser;
  private final Resolver resolver;

  public Analyser(SqlParser parser, Resolver resolver) {
    this.parser = parser;
    this.resolver = resolver;
  }

  /**
   * Analyses a statement; where a name is not in the catalogue, once more with the catalogue and
   * the session's names read again.
   *
   * @throws Refusal where it is not understood
   */
  Shape analyse(
      StatementRequest request,
      Catalog catalog,
      SessionNames names,
      CallerSession session,
      CatalogSource catalogs)
      throws SQLException {
    Parsed parsed = parser.parse(request.sql(), request.prepared());
    if (parsed instanceof Parsed.Control control) {
      return new Shape.Control(control(control));
    } else if (parsed instanceof Parsed.Opaque opaque) {
      return new Shape.Opaque(opaque, access(opaque), temporary(opaque, catalog));
    }
    KeyRequest keys = keys(request.keys());
    try {
      return new Shape.Analysed(analysis(parsed, catalog, names, false, keys), catalog, names);
    } catch (UnknownName stale) {
      Catalog fresh = catalogs.newerThan(catalog);
      session.invalidate();
      SessionNames now = session.names();
      Parsed again = parser.parse(request.sql(), request.prepared());
      try {
        return new Shape.Analysed(analysis(again, fresh, now, true, keys), fresh, now);
      } catch (UnknownName unknown) {
        throw Refusal.asServerWould(
            unknown.getMessage() + "; check its spelling and your search path",
            unknown.sqlState(resolver.dialect()));
      }
    }
  }

  private Analysis analysis(
      Parsed parsed, Catalog catalog, SessionNames names, boolean fresh, KeyRequest keys) {
    if (parsed instanceof Parsed.CreateTableAs made) {
      return resolver.resolve(made, catalog, names, fresh);
    } else if (parsed instanceof Parsed.Truncate truncate) {
      return resolver.resolve(truncate, catalog, names, fresh);
    }
    return resolver.resolve((Parsed.Tree) parsed, catalog, names, fresh, keys);
  }

  private static TemporaryChange temporary(Parsed.Opaque opaque, Catalog catalog) {
    String made = opaque.temporary().made();
    if (made == null) {
      return new TemporaryChange(opaque.temporary().mayFill(), List.of());
    }
    Filled empty = new Filled(catalog.identifiers().fold(made), null, List.of());
    return new TemporaryChange(false, List.of(empty));
  }

  private static Plan control(Parsed.Control control) {
    return new Plan(
        control.sql(),
        new ParameterMap(List.of(), List.of()),
        control.sql().regionMatches(true, 0, "SHOW", 0, "SHOW".length()),
        null,
        List.of(),
        false,
        false,
        false,
        control.transaction() ? SessionEffect.TRANSACTION : SessionEffect.NONE,
        TemporaryChange.NONE,
        null,
        null,
        null);
  }

  private static StatementAccess access(Parsed.Opaque opaque) {
    StatementKind kind =
        switch (opaque.grant()) {
          case "ddl" -> StatementKind.DDL;
          case "call" -> StatementKind.CALL;
          case "session" -> StatementKind.SESSION;
          case "explain" -> StatementKind.EXPLAIN;
          default -> StatementKind.OTHER;
        };
    List<String> grants =
        kind == StatementKind.EXPLAIN && RUNS.matcher(opaque.text()).find()
            ? List.of(opaque.grant(), "other")
            : List.of(opaque.grant());
    return new StatementAccess(kind, opaque.fingerprint(), List.of(), grants, List.of());
  }

  private static KeyRequest keys(GeneratedKeys keys) {
    if (keys instanceof GeneratedKeys.All) {
      return new KeyRequest(true, List.of(), List.of());
    } else if (keys instanceof GeneratedKeys.Named named) {
      return new KeyRequest(false, named.columns(), List.of());
    } else if (keys instanceof GeneratedKeys.Positioned positioned) {
      return new KeyRequest(false, List.of(), new ArrayList<>(positioned.positions()));
    }
    return KeyRequest.NONE;
  }
}
