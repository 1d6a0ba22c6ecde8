package dev.scrim.decide;

import dev.scrim.decide.Decided.Moment;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one question: a decision, or the refusal of an undefined or malformed one.
 *
 * @param decided the decision as first given; null exactly where there is a refusal
 * @param again the same, as answered from the cache
 * @param refusal why there is no decision
 * @param moment when it was given and how long it holds
 * @param vary the parts of the subject that it depends on, or null for all
 * @param weight in bytes, roughly
 */
record Verdict(
    @Nullable Decided decided,
    @Nullable Decided again,
    @Nullable Refusal refusal,
    Moment moment,
    @Nullable List<String> vary,
    int weight) {

  static Verdict of(Answer answer, Decision decision, Moment moment, int weight) {
    Decided decided = new Decided(decision, answer.engineId(), answer.revision(), false, moment);
    return new Verdict(decided, decided.asCached(), null, moment, decision.vary(), weight);
  }

  static Verdict of(Refusal refusal, Moment moment, int weight) {
    return new Verdict(null, null, refusal, moment, null, weight);
  }

  Decided fresh() throws PolicyDeniedException {
    return orRefuse(decided);
  }

  Decided cached() throws PolicyDeniedException {
    return orRefuse(again);
  }

  private Decided orRefuse(@Nullable Decided answer) throws PolicyDeniedException {
    if (answer == null) {
      Refusal why = refusal == null ? new Refusal("The policy gives no decision.") : refusal;
      throw new PolicyDeniedException(String.valueOf(why.getMessage()), why.reasons(), null);
    }
    return answer;
  }
}
