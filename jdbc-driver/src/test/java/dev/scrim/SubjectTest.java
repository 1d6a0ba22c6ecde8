package dev.scrim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectTest {

  @Test
  void neverPrintsTokenOrAttributeValues() {
    Subject subject = Subject.of("alice").token("s3cret").attribute("region", "EU");

    assertThat(subject.toString()).contains("alice", "region").doesNotContain("s3cret", "EU");
  }
}
