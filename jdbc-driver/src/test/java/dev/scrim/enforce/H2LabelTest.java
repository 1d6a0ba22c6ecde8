package dev.scrim.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.Scrim;
import dev.scrim.Subject;
import dev.scrim.testkit.H2;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** H2 labels a column without a name with its SQL; that must not be the policy's. */
class H2LabelTest {

  @Test
  void theLabelOfASubqueryIsTheApplicationsText() throws SQLException {
    String decision =
        """
        {`allow`: true, `tables`: {`public.t`: {
           `columns`: {`ssn`: {`action`: `mask`, `method`: `redact`}},
           `other_columns`: {`action`: `show`},
           `rows`: [{`type`: `field`, `operator`: `eq`, `field`: `owner`, `value`: `secret-tenant`}]}}}""";
    try (Guarded on =
            new Guarded(H2.fresh("CREATE TABLE t (ssn VARCHAR, owner VARCHAR)"), decision);
        Scrim.Scope scope = Scrim.as(Subject.of("alice"));
        Statement statement = on.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT (SELECT max(ssn) FROM t)")) {
      assertThat(rows.getMetaData().getColumnLabel(1))
          .isEqualTo("(SELECT max(ssn) FROM t)")
          .doesNotContain("secret-tenant");
    }
  }
}
