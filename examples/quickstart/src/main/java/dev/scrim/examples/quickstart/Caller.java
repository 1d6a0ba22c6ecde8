package dev.scrim.examples.quickstart;

import dev.scrim.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses the application.
 *
 * @param title how the role is called on the page
 */
record Caller(String title, Subject subject) {

  static final Caller ANALYST =
      new Caller(
          "analyst",
          Subject.of("alice").roles("analyst").purpose("fraud").attribute("region", "EU"));
  static final Caller SUPPORT =
      new Caller("support", Subject.of("sam").roles("support").purpose("service"));
  static final Caller RESEARCHER =
      new Caller("researcher", Subject.of("rosa").roles("researcher").purpose("research"));
  static final Caller OFFICER =
      new Caller("data-protection officer", Subject.of("dora").roles("dpo").purpose("audit"));

  static final List<Caller> ALL = List.of(ANALYST, SUPPORT, RESEARCHER, OFFICER);

  /** Such as {@code alice, for fraud, region EU}. */
  String description() {
    @Nullable String region = subject.attributes().get("region");
    return subject.user()
        + ", for "
        + subject.purpose()
        + (region == null ? "" : ", region " + region);
  }
}
