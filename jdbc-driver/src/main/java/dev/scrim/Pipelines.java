package dev.scrim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.scrim.audit.AuditTrail;
import dev.scrim.audit.AuditTrails;
import dev.scrim.catalog.CallerSession;
import dev.scrim.catalog.LiveCatalogs;
import dev.scrim.catalog.LiveSession;
import dev.scrim.config.Dialect;
import dev.scrim.config.ScrimConfig;
import dev.scrim.decide.CachingDecisionMaker;
import dev.scrim.decide.DecisionMaker;
import dev.scrim.decide.Environment;
import dev.scrim.decide.source.Deciders;
import dev.scrim.enforce.Analyser;
import dev.scrim.enforce.Enforcer;
import dev.scrim.enforce.StatementPipeline;
import dev.scrim.error.ScrimConfigException;
import dev.scrim.jdbc.Pipeline;
import dev.scrim.jdbc.PipelineSource;
import dev.scrim.jdbc.RawSource;
import dev.scrim.parse.SqlParser;
import dev.scrim.resolve.Resolver;
import dev.scrim.rewrite.Rewriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the stages once and shares them: a decider and an audit trail per configuration, a
 * pipeline with its catalogue and caches per configuration and database. Thread-safe.
 */
final class Pipelines implements PipelineSource {

  static final Pipelines SHARED = new Pipelines();

  private static final long MOST_PIPELINES = 1_000;

  private final Map<ScrimConfig, Parts> parts = new ConcurrentHashMap<>();
  private final Cache<Key, Wired> pipelines =
      Caffeine.newBuilder()
          .maximumSize(MOST_PIPELINES)
          .expireAfterAccess(Duration.ofHours(1))
          .build();

  private Pipelines() {}

  private record Key(RawSource source, ScrimConfig config) {}

  private record Parts(DecisionMaker decisions, AuditTrail audit) {}

  @Override
  public Pipeline open(RawSource source, ScrimConfig config, Connection first) throws SQLException {
    Key key = new Key(source, config);
    Wired known = pipelines.getIfPresent(key);
    if (known == null) {
      known = built(key, first);
    }
    if (isPool(source)) {
      known.catalogs().refreshOn(first);
    }
    return known;
  }

  private synchronized Wired built(Key key, Connection first) throws SQLException {
    Wired known = pipelines.getIfPresent(key);
    if (known == null) {
      known = build(key.source(), key.config(), first);
      pipelines.put(key, known);
    }
    return known;
  }

  /** Whether connections may be few, and waiting for a second one while holding one may not end. */
  private static boolean isPool(RawSource source) {
    return source instanceof RawSource.FromDataSource;
  }

  private Wired build(RawSource source, ScrimConfig config, Connection first) throws SQLException {
    refuseWhatIsNotThere(config);
    DatabaseMetaData metaData = first.getMetaData();
    Dialect dialect = dialect(config, metaData);
    refusePrivateDatabase(metaData.getURL());
    LiveCatalogs catalogs = new LiveCatalogs(dialect, source::open, config.catalogMaxAge());
    if (isPool(source)) {
      catalogs.refreshOn(first);
    }
    Parts shared = parts(config);
    SqlParser parser = new SqlParser(dialect);
    Resolver resolver = new Resolver(dialect, parser);
    Environment environment =
        new Environment(config.application(), dialect.id(), catalogs.current().database());
    Enforcer enforcer =
        new StatementPipeline(
            new Analyser(parser, resolver),
            catalogs,
            shared.decisions(),
            new Rewriter(dialect, resolver),
            shared.audit(),
            environment);
    return new Wired(enforcer, dialect, catalogs);
  }

  private Parts parts(ScrimConfig config) throws SQLException {
    Parts known = parts.get(config);
    if (known == null) {
      AuditTrail audit = AuditTrails.open(config);
      try {
        known = new Parts(CachingDecisionMaker.of(Deciders.open(config), config), audit);
      } catch (SQLException | RuntimeException e) {
        audit.close();
        throw e;
      }
      parts.put(config, known);
    }
    return known;
  }

  private record Wired(Enforcer enforcer, Dialect dialect, LiveCatalogs catalogs)
      implements Pipeline {
    @Override
    public CallerSession session(Connection raw, BooleanSupplier inTransaction) {
      return new LiveSession(raw, dialect, inTransaction);
    }
  }

  private static Dialect dialect(ScrimConfig config, DatabaseMetaData metaData)
      throws SQLException {
    Dialect named = config.dialect();
    if (named != null) {
      return named;
    }
    String product = metaData.getDatabaseProductName();
    return switch (String.valueOf(product).toLowerCase(Locale.ROOT)) {
      case "postgresql" -> Dialect.POSTGRESQL;
      case "h2" -> Dialect.H2;
      default ->
          throw new ScrimConfigException(
              "Scrim has no dialect for the database product "
                  + product
                  + "; where it speaks one of "
                  + Dialect.POSTGRESQL.id()
                  + " or "
                  + Dialect.H2.id()
                  + ", name that in scrim.dialect");
    };
  }

  /** Every connection to {@code jdbc:h2:mem:} has a database of its own, which none can read. */
  private static void refusePrivateDatabase(@Nullable String url) throws SQLException {
    if (url != null && (url.equals("jdbc:h2:mem:") || url.startsWith("jdbc:h2:mem:;"))) {
      throw new ScrimConfigException(
          "jdbc:h2:mem: without a name is private to one connection, so its catalogue cannot be"
              + " read on another; give it a name, such as jdbc:h2:mem:app");
    }
  }

  private static void refuseWhatIsNotThere(ScrimConfig config) throws SQLException {
    if (config.catalogFile() != null) {
      throw new ScrimConfigException(
          "scrim.catalog=file: is not supported by this version of Scrim; leave it at live");
    }
    if (config.recordFile() != null) {
      throw new ScrimConfigException(
          "scrim.record is not supported by this version of Scrim; leave it out");
    }
  }
}
