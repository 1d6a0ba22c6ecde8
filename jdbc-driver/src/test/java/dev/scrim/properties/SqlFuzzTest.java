package dev.scrim.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.LiveCatalogs;
import dev.scrim.catalog.SessionNames;
import dev.scrim.config.Dialect;
import dev.scrim.corpus.Attacks;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.Resources;
import dev.scrim.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text is refused or keeps the {@link Guarantees}. Ordinarily it replays its seeds; with {@code
 * JAZZER_FUZZ=1} it searches for more, led by the coverage of the parser and of our own code.
 */
class SqlFuzzTest {

  private static final String SEED = "dev/scrim/parse/";

  /** Read at first use: one of the two is enough for a fuzzing run. */
  private static final class OnPostgres {
    static final Guarantees GUARANTEES = postgres();
  }

  private static final class OnH2 {
    static final Guarantees GUARANTEES = h2();
  }

  @MethodSource("postgresSeeds")
  @FuzzTest(maxDuration = "60s")
  void postgres(String sql, boolean prepared) {
    if (sql != null) {
      OnPostgres.GUARANTEES.check(sql, prepared);
    }
  }

  @MethodSource("h2Seeds")
  @FuzzTest(maxDuration = "60s")
  void h2(String sql, boolean prepared) {
    if (sql != null) {
      OnH2.GUARANTEES.check(sql, prepared);
    }
  }

  /** The seeds are not all refused, so that something is checked. */
  @Test
  void manySeedsAreAnswered() {
    assertThat(answered(postgresSeeds(), OnPostgres.GUARANTEES)).isGreaterThan(200);
    assertThat(answered(h2Seeds(), OnH2.GUARANTEES)).isGreaterThan(20);
  }

  private static long answered(Stream<Arguments> seeds, Guarantees guarantees) {
    return seeds
        .filter(seed -> guarantees.check((String) seed.get()[0], (boolean) seed.get()[1]))
        .count();
  }

  static Stream<Arguments> postgresSeeds() {
    return seeds("postgresql", "postgresql.sql", "runs-on-postgresql.sql");
  }

  static Stream<Arguments> h2Seeds() {
    return seeds("h2", "h2.sql", "runs-on-h2.sql");
  }

  private static Stream<Arguments> seeds(String dialect, String... resources) {
    Stream<String> corpus = Attacks.on(dialect).stream().flatMap(attack -> attack.sql().stream());
    Stream<String> statements =
        Stream.of(resources).flatMap(resource -> Resources.lines(SEED + resource).stream());
    return Stream.concat(corpus, statements)
        .distinct()
        .map(sql -> Arguments.of(sql, sql.contains("?")));
  }

  private static Guarantees postgres() {
    Postgres.template("corpus_template", "corpus/schema.sql");
    try (TestDatabase database = Postgres.fresh("corpus_template")) {
      Map<String, String> filters = new HashMap<>();
      for (String table :
          List.of("orders", "patients", "employees", "events", "staging", "regions")) {
        filters.put("public." + table, "");
      }
      for (String table :
          List.of("public.customers", "public.vip_customers", "archive.customers")) {
        filters.put(table, "region");
      }
      SessionNames names = new SessionNames(List.of("pg_catalog", "public"), Map.of());
      return new Guarantees(
          Dialect.POSTGRESQL, catalog(Dialect.POSTGRESQL, database), names, filters);
    }
  }

  private static Guarantees h2() {
    try (TestDatabase database = H2.fresh(Resources.text("corpus/schema_h2.sql"))) {
      Map<String, String> filters = new HashMap<>();
      for (String table : List.of("orders", "patients", "employees", "staging", "regions")) {
        filters.put("public." + table, "");
      }
      filters.put("public.customers", "region");
      filters.put("archive.customers", "region");
      SessionNames names = new SessionNames(List.of("PUBLIC"), Map.of());
      return new Guarantees(Dialect.H2, catalog(Dialect.H2, database), names, filters);
    }
  }

  private static Catalog catalog(Dialect dialect, TestDatabase database) {
    try {
      return new LiveCatalogs(dialect, database::raw, Duration.ofMinutes(1)).current();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
