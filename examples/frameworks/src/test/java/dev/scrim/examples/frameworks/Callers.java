package dev.scrim.examples.frameworks;

import dev.scrim.Scrim;
import dev.scrim.Subject;

/** Those on whose behalf the applications act, and what each may do. */
public final class Callers {

  /** Sees and writes everything. */
  public static final Subject OFFICER = Subject.of("olga").roles("officer");

  /** Sees e-mail addresses, national ids, cards and accounts masked; writes names and orders. */
  public static final Subject SUPPORT = Subject.of("sam").roles("support");

  /** Sees and writes the customers of one region. */
  public static final Subject AGENT = Subject.of("ada").roles("agent").attribute("region", "EU");

  /** Has no role. */
  public static final Subject STRANGER = Subject.of("mallory");

  private Callers() {}

  /** Does the work for the caller. */
  public static <T, X extends Exception> T as(Subject caller, Scrim.ThrowingCall<T, X> work)
      throws X {
    return Scrim.as(caller).callThrowing(work);
  }

  /** Does the work for the caller. */
  public static <X extends Exception> void run(Subject caller, Scrim.ThrowingRun<X> work) throws X {
    Scrim.as(caller).runThrowing(work);
  }
}
