package dev.scrim.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://db/app?scrim.user=U                | jdbc:postgresql://db/app
          jdbc:postgresql://db/app?scrim.user=U&ssl=true       | jdbc:postgresql://db/app?ssl=true
          jdbc:postgresql://db/app?ssl=true&scrim.user=U       | jdbc:postgresql://db/app?ssl=true
          jdbc:postgresql://db/app?a=1&&scrim.user=U&b=%26&    | jdbc:postgresql://db/app?a=1&&b=%26&
          jdbc:postgresql:app?a=x?y;z&scrim.user=U             | jdbc:postgresql:app?a=x?y;z
          jdbc:h2:mem:x;scrim.user=U                           | jdbc:h2:mem:x
          jdbc:h2:mem:x;scrim.user=U;MODE=MySQL                | jdbc:h2:mem:x;MODE=MySQL
          jdbc:h2:mem:x;MODE=MySQL;scrim.user=U;               | jdbc:h2:mem:x;MODE=MySQL;
          jdbc:h2:mem:x;INIT=A\\;B;scrim.user=U;C=D            | jdbc:h2:mem:x;INIT=A\\;B;C=D
          """)
  void takesOutOursOnly(String url, String real) throws Exception {
    UrlSettings settings = UrlSettings.of(url);

    assertThat(settings.realUrl()).isEqualTo(real);
    assertThat(settings.ours()).containsExactly(Map.entry("scrim.user", "U"));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/app",
    "jdbc:postgresql://db/app?",
    "jdbc:postgresql://db/app?a=%zz&b",
    "jdbc:h2:mem:x",
    "jdbc:h2:mem:x;",
    "jdbc:h2:~/a?b&c;MODE=Oracle",
    "jdbc:h2:mem:x;A=\\",
  })
  void leavesAUrlWithoutOursAlone(String url) throws Exception {
    assertThat(UrlSettings.of(url)).isEqualTo(new UrlSettings(url, Map.of(), null));
  }

  @Test
  void decodesAsPostgresqlsDriverDoes() throws Exception {
    String value = "a%20b+c%26d%C3%A9=%25";
    String url = "jdbc:postgresql://db/app?scrim.purpose=" + value + "&ApplicationName=" + value;
    Properties theirs = org.postgresql.Driver.parseURL(url, new Properties());

    UrlSettings settings = UrlSettings.of(url);

    assertThat(settings.ours())
        .containsEntry("scrim.purpose", theirs.getProperty("ApplicationName"));
    assertThat(settings.application()).isEqualTo("a b c&dé=%");
  }

  @Test
  void putsTheUrlsApplicationNameFirstAsPostgresqlsDriverDoes() throws Exception {
    Properties info = new Properties();
    info.setProperty("ApplicationName", "properties");
    String url = "postgresql://db/app?scrim.policy=bundle:x&ApplicationName=url";
    Properties theirs = org.postgresql.Driver.parseURL("jdbc:" + url, info);

    assertThat(
            Reading.url("jdbc:scrim:" + url)
                .info("ApplicationName", "properties")
                .config()
                .application())
        .isEqualTo(theirs.getProperty("ApplicationName"))
        .isEqualTo("url");
  }

  @Test
  void splitsAsH2Does() throws Exception {
    String init = "INIT=CREATE TABLE t(a INT)\\;INSERT INTO t VALUES (7)";
    UrlSettings settings =
        UrlSettings.of(
            "jdbc:h2:mem:split;scrim.purpose=a\\;b\\\\c;" + init + ";scrim.user=u;MODE=MySQL");

    assertThat(settings.ours()).isEqualTo(Map.of("scrim.purpose", "a;b\\c", "scrim.user", "u"));
    try (Connection connection = DriverManager.getConnection(settings.realUrl());
        ResultSet rows = connection.createStatement().executeQuery("SELECT a FROM t")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql:x?scrim.polcy=s3cret             | did you mean scrim.policy?
          jdbc:postgresql:x?Scrim.Policy=s3cret            | did you mean scrim.policy?
          jdbc:postgresql:x?scrim%2Epolicy=s3cret          | did you mean scrim.policy?
          jdbc:postgresql:x?+scrim.policy=s3cret           | did you mean scrim.policy?
          jdbc:postgresql:x?scrim.policy                   | has no value
          jdbc:postgresql:x?scrim.user=%zz                 | is not percent-encoded properly
          jdbc:postgresql:x?scrim.user=a&scrim.user=s3cret | is given twice
          jdbc:postgresql:x;scrim.user=s3cret              | write ?scrim.policy=…&scrim.audit=…
          jdbc:postgresql:x?a=b;scrim.user=s3cret          | write ?scrim.policy=…&scrim.audit=…
          jdbc:h2:mem:x?scrim.user=s3cret                  | write ;scrim.policy=…;scrim.audit=…
          jdbc:h2:mem:x;MODE=Oracle&SCRIM.user=s3cret      | write ;scrim.policy=…;scrim.audit=…
          jdbc:h2:mem:x; scrim.user=s3cret                 | did you mean scrim.user?
          """)
  void losesNoSettingInAWrongForm(String url, String why) {
    assertThatThrownBy(() -> UrlSettings.of(url))
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret");
  }
}
