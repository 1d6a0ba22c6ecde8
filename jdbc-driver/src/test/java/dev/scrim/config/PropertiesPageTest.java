package dev.scrim.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of properties says what the enum says. */
class PropertiesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "properties.md");

  private static final String INTRODUCTION =
      """
      # Properties

      <!-- Generated from ScrimProperty; change it there, then run
           ./mvnw -q test -pl jdbc-driver -Dtest=PropertiesPageTest -Dscrim.docs.write=true -->

      A setting is looked for in these places, and the first that has it wins:

      1. the `Properties` given to `connect`, or the settings of a `ScrimDataSource`;
      2. the URL's own parameters: `?scrim.policy=…&scrim.user=…`, or `;scrim.policy=…;scrim.user=…` for H2;
      3. the file that `scrim.config` names in any of the other places;
      4. the system properties;
      5. the environment, under the name given below.

      The real driver sees none of them. A name that begins with `scrim.` and does not stand here is an
      error, wherever it is found, and so is a variable that begins with `SCRIM_`. Left alone are, as
      system properties, `scrim.test.*`, `scrim.docs.*` and the Maven plugin's own, and, as variables,
      `SCRIM_TEST_*` and `SCRIM_OPA_*`. Durations are a whole number and `ms`, `s`, `m` or `h`, or `0`.
      In a URL, values are encoded as the real driver wants it: `%26` for `&` with PostgreSQL, `\\;` for
      `;` with H2. From the environment, the `<name>` of an attribute or a key comes in lower case.

      With `scrim.subject=locked`, user, roles, purpose and attributes are those of the system properties
      and of the file that these name, all of them, if any of them or the lock itself stands there; else
      they are looked for as usual. What is not set stays empty, and nothing can change them.

      The application's name for policy and audit is the PostgreSQL driver's own `ApplicationName`.
      """;

  @Test
  void isUpToDate() throws Exception {
    String page = page();
    if (Boolean.getBoolean("scrim.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/properties.md is not what ScrimProperty says; run this test again with"
                + " -Dscrim.docs.write=true and commit the page")
        .isEqualTo(page);
  }

  @Test
  void hasOneSentencePerProperty() {
    for (ScrimProperty property : ScrimProperty.values()) {
      assertThat(property.description()).endsWith(".").doesNotContain("\n", "|", ". ");
    }
  }

  private static String page() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (ScrimProperty.Group group : ScrimProperty.Group.values()) {
      page.append("\n## ").append(group.title()).append("\n\n");
      page.append("| property | default | meaning | variable |\n|---|---|---|---|\n");
      of(group).forEach(property -> page.append(row(property)));
    }
    return page.toString();
  }

  private static List<ScrimProperty> of(ScrimProperty.Group group) {
    return Arrays.stream(ScrimProperty.values()).filter(p -> p.group() == group).toList();
  }

  private static String row(ScrimProperty property) {
    String name = property.isPrefix() ? "<name>" : "";
    String variable = property.isPrefix() ? "<NAME>" : "";
    String byDefault = property.defaultValue() == null ? "" : "`" + property.defaultValue() + "`";
    return "| `%s%s` | %s | %s | `%s%s` |\n"
        .formatted(
            property.key(),
            name,
            byDefault,
            property.description(),
            property.environmentName(),
            variable);
  }
}
