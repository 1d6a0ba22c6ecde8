package dev.scrim.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scrim.Subject;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestWriterTest {

  private static final Instant TIME = Instant.parse("2026-11-22T09:30:00.987Z");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void writesWhatTheContractShows() throws IOException {
    Subject alice = Subject.of("alice").roles("analyst").purpose("fraud").attribute("region", "EU");

    assertThat(written(Requests.select(alice)))
        .isEqualTo(
            json.readTree(
                """
                {"phase": "run",
                 "subject": {"user": "alice", "roles": ["analyst"], "purpose": "fraud",
                             "attributes": {"region": "EU"}, "token": null},
                 "environment": {"application": "billing",
                                 "database": {"product": "postgresql", "name": "app"},
                                 "time": "2026-11-22T09:30:00Z"},
                 "statement": {"kind": "select", "fingerprint": "sha256:1",
                   "functions": ["public.risk_score"], "grants": [],
                   "tables": [{"id": "public.customers", "schema": "public", "name": "customers",
                     "kind": "table", "access": ["read"], "star": false,
                     "columns": [{"name": "ssn", "type": "text", "uses": ["output", "predicate"]}],
                     "all_columns": ["id", "full_name", "ssn"],
                     "parent": null, "via": [], "from": null}]}}
                """));
  }

  @Test
  void writesWhatIsAbsentAsNull() throws IOException {
    DecisionRequest request =
        new DecisionRequest(
            Phase.BUILD,
            Subject.of(""),
            new Environment(null, "h2", null),
            new StatementAccess(
                StatementKind.DDL, "sha256:2", List.of(), List.of("ddl"), List.of()));

    JsonNode written = written(request);

    assertThat(written.at("/phase").asText()).isEqualTo("build");
    assertThat(written.at("/subject/purpose").isNull()).isTrue();
    assertThat(written.at("/subject/roles")).isEmpty();
    assertThat(written.at("/environment/application").isNull()).isTrue();
    assertThat(written.at("/environment/database/name").isNull()).isTrue();
    assertThat(written.at("/statement/grants/0").asText()).isEqualTo("ddl");
  }

  @Test
  void writesParentViewsAndLineage() throws IOException {
    StatementAccess access =
        new StatementAccess(
            StatementKind.SELECT, "sha256:3", List.of(), List.of(), List.of(Requests.view()));

    JsonNode table =
        written(
                new DecisionRequest(
                    Phase.RUN, Subject.of("a"), new Environment(null, "h2", null), access))
            .at("/statement/tables/0");

    assertThat(table.at("/kind").asText()).isEqualTo("materialized_view");
    assertThat(table.at("/star").asBoolean()).isTrue();
    assertThat(table.at("/parent").asText()).isEqualTo("public.parent");
    assertThat(table.at("/via/0").asText()).isEqualTo("public.v");
    assertThat(table.at("/from/id/0").asText()).isEqualTo("public.orders.id");
  }

  @Test
  void refusesTextThatIsNotUnicode() {
    DecisionRequest request = Requests.select(Subject.of("a").purpose("broken \ud800 half"));

    assertThatThrownBy(() -> RequestWriter.write(request, TIME))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not valid Unicode")
        .hasMessageNotContaining("broken");
  }

  private JsonNode written(DecisionRequest request) throws IOException {
    return json.readTree(RequestWriter.write(request, TIME));
  }
}
