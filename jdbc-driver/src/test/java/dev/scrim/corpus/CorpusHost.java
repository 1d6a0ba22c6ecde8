package dev.scrim.corpus;

import dev.scrim.testkit.H2;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.Resources;
import dev.scrim.testkit.TestDatabase;

/** Where cases run: a database that may be shared by plain reads, and fresh ones. */
interface CorpusHost {

  /** For a case that changes nothing; the caller closes it, which may do nothing. */
  TestDatabase forReading();

  /** For a case that may change something; the caller closes it. */
  TestDatabase fresh();

  /** PostgreSQL with the corpus' schema. */
  static CorpusHost postgres() {
    Postgres.template("corpus_template", "corpus/schema.sql");
    return new OnPostgres("corpus_template", "corpus");
  }

  /** PostgreSQL with the corpus' schema and the hand-written masked views. */
  static CorpusHost maskedPostgres() {
    Postgres.template("masked_template", "corpus/schema.sql", "corpus/masked_views.sql");
    return new OnPostgres("masked_template", "corpus_masked");
  }

  /** H2 with the corpus' schema. */
  static CorpusHost h2() {
    return h2(Resources.text("corpus/schema_h2.sql"));
  }

  /** H2 with the corpus' schema and the hand-written masked views. */
  static CorpusHost maskedH2() {
    return h2(
        Resources.text("corpus/schema_h2.sql") + Resources.text("corpus/masked_views_h2.sql"));
  }

  private static CorpusHost h2(String ddl) {
    return new CorpusHost() {
      @Override
      public TestDatabase forReading() {
        return fresh();
      }

      @Override
      public TestDatabase fresh() {
        return H2.fresh(ddl);
      }
    };
  }

  /** Copies of a template; what a case did to the whole server is undone with its database. */
  final class OnPostgres implements CorpusHost {
    private final String template;
    private final TestDatabase shared;

    OnPostgres(String template, String sharedName) {
      this.template = template;
      TestDatabase copy = Postgres.copy(template, sharedName + "_" + System.nanoTime());
      this.shared = new TestDatabase(copy.name(), copy.url(), () -> {});
    }

    @Override
    public TestDatabase forReading() {
      return shared;
    }

    @Override
    public TestDatabase fresh() {
      TestDatabase copy = Postgres.fresh(template);
      return new TestDatabase(
          copy.name(),
          copy.url(),
          () -> {
            copy.close();
            Postgres.admin("ALTER ROLE postgres RESET ALL; DROP ROLE IF EXISTS r9");
          });
    }
  }
}
