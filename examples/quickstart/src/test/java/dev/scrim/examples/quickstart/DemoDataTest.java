package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoDataTest {

  @Test
  void isTheSameInEveryRun() {
    assertThat(DemoData.generate().people()).isEqualTo(DemoData.generate().people());
  }

  @Test
  void isPlentyAndVaried() {
    DemoData data = DemoData.generate();
    assertThat(data.people().stream().map(Person::region).distinct())
        .containsExactlyInAnyOrder("EU", "US", "APAC");
    assertThat(data.people().stream().map(Person::fullName).distinct().count()).isGreaterThan(500);
    assertThat(data.people().stream().map(Person::email)).doesNotHaveDuplicates();
    assertThat(data.tables()).allSatisfy(table -> assertThat(table.rows()).hasSizeGreaterThan(10));
  }

  @Test
  void mailAddressesLeadNowhere() {
    assertThat(DemoData.generate().people())
        .allSatisfy(
            person -> assertThat(person.email()).matches("[a-z.]+\\d+@example\\.(com|org|net)"));
  }
}
