package dev.scrim.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionsTest {

  private final Revisions revisions = new Revisions();

  @Test
  void theFirstPollEndsWhatWasDecidedBeforeIt() {
    long before = revisions.epoch();
    revisions.polled("1", null);
    assertThat(revisions.epoch()).isNotEqualTo(before);
  }

  @Test
  void onlyAChangeCounts() {
    revisions.polled("1", "b1");
    long epoch = revisions.epoch();
    revisions.polled("1", "b1");
    revisions.decided("b1", epoch);
    assertThat(revisions.epoch()).isEqualTo(epoch);

    revisions.polled("1", "b2");
    assertThat(revisions.epoch()).isNotEqualTo(epoch);
  }

  @Test
  void aDecisionOfANewerBundleCounts() {
    revisions.polled("1", "b1");
    long epoch = revisions.epoch();
    revisions.decided("b2", epoch);
    assertThat(revisions.epoch()).isNotEqualTo(epoch);
  }

  @Test
  void aDecisionThatWasOvertakenSaysNothing() {
    revisions.polled("1", "b1");
    long asked = revisions.epoch();
    revisions.polled("2", "b2");
    long epoch = revisions.epoch();
    revisions.decided("b1", asked);
    assertThat(revisions.epoch()).isEqualTo(epoch);
  }

  @Test
  void aRuleThatIsGoneIsAChange() {
    revisions.polled("1", null);
    long epoch = revisions.epoch();
    revisions.polled(null, null);
    assertThat(revisions.epoch()).isNotEqualTo(epoch);
  }

  @Test
  void aDecisionIsNamedByTheRuleOnlyWhereThatSpokeOfTheSameBundles() {
    assertThat(revisions.named("b1")).isEqualTo("b1");
    revisions.polled("1", "b1");
    assertThat(revisions.named("b1")).isEqualTo("1");
    assertThat(revisions.named("b2")).isEqualTo("b2");
    revisions.decided("b2", revisions.epoch());
    assertThat(revisions.named("b2")).isEqualTo("b2");
    revisions.polled(null, null);
    assertThat(revisions.named(null)).isNull();
  }

  @Test
  void theRevisionRuleStandsNextToTheDecisionRule() {
    assertThat(Revisions.pathBeside("scrim/decision")).isEqualTo("scrim/revision");
    assertThat(Revisions.pathBeside("acme/main/allow")).isEqualTo("acme/main/revision");
  }
}
