package dev.scrim.corpus;

import dev.scrim.testkit.Connector;
import dev.scrim.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The corpus' attacks for tests of other packages. */
public final class Attacks {

  private Attacks() {}

  /** One attack: its steps, and those of its control where it has one. */
  public static final class Attack {
    private final CorpusCase corpusCase;

    private Attack(CorpusCase corpusCase) {
      this.corpusCase = corpusCase;
    }

    /** Whether it can share a database with others of its kind. */
    public boolean isPlainRead() {
      return corpusCase.isPlainRead();
    }

    /** The SQL text of its steps. */
    public List<String> sql() {
      return corpusCase.steps().stream().map(Step::sql).filter(Objects::nonNull).toList();
    }

    /** All that comes back from it, refusals included; the database is called {@code corpus}. */
    public List<String> observe(Connector connector, TestDatabase database) throws SQLException {
      List<String> seen = new ArrayList<>();
      for (List<Step> steps : List.of(corpusCase.steps(), corpusCase.control())) {
        Transcript transcript = new Player(connector, database).play(steps);
        seen.addAll(transcript.lines());
        seen.addAll(transcript.refusals());
      }
      return seen;
    }

    @Override
    public String toString() {
      return corpusCase.id() + " " + corpusCase.steps();
    }
  }

  /** The attacks on that product that {@code -Dscrim.corpus.only} leaves. */
  public static List<Attack> on(String dialect) {
    return CorpusCase.attacks(dialect).stream().map(Attack::new).toList();
  }
}
