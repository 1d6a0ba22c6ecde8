package dev.scrim.properties;

import dev.scrim.corpus.Attacks.Attack;
import dev.scrim.testkit.Postgres;
import dev.scrim.testkit.TestDatabase;
import java.util.function.Function;

/** Gives attacks that only read one database, and each other a database of its own. */
final class Hosts {

  private Hosts() {}

  static Function<Attack, TestDatabase> postgres(String template) {
    TestDatabase copy = Postgres.fresh(template);
    TestDatabase shared = new TestDatabase(copy.name(), copy.url(), () -> {});
    return attack -> attack.isPlainRead() ? shared : own(template);
  }

  /** What a case did to the whole server is undone with its database. */
  private static TestDatabase own(String template) {
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
