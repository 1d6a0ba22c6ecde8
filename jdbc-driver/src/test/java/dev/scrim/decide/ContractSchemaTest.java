package dev.scrim.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.scrim.Subject;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.resolve.StatementKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requests that we write and the decisions that we read are those of the policies' schemas. */
class ContractSchemaTest {

  private static final Path SCHEMAS = Path.of("..", "policies", "schemas");

  @Test
  void requestsAreValid() throws IOException {
    Schema schema = schema("input.json");
    Subject full =
        Subject.of("alice").roles("a", "b").purpose("p").attribute("region", "EU").token("t");
    StatementAccess access =
        new StatementAccess(
            StatementKind.SELECT,
            "sha256:1",
            List.of("public.f"),
            List.of("explain"),
            List.of(Requests.view()));

    for (DecisionRequest request :
        List.of(
            Requests.select("alice"),
            new DecisionRequest(Phase.BUILD, full, new Environment(null, "h2", null), access))) {
      String written =
          new String(RequestWriter.write(request, Instant.now()), StandardCharsets.UTF_8);
      assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
    }
    assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void decisionsThatAreReadAreValid() throws Exception {
    Schema schema = schema("decision.json");
    for (String document :
        List.of(
            "{'allow':false,'reasons':[{'rule':'a/b','message':'m','url':'u'}]}",
            "{'allow':true,'enforce':false,'limit':{'rows':0},'valid_for_seconds':0,'vary':[]}",
            "{'allow':true,'other_tables':{'action':'show'},'functions':{'s.f':'allow'},"
                + "'grants':['explain'],'vary':['subject.attributes.region'],"
                + "'audit':{'level':'full','tags':['gdpr']}}",
            "{'allow':true,'tables':{'s.t':{'delete':true,'barrier':false,"
                + "'other_columns':{'action':'show','write':true},'columns':{"
                + "'a':{'action':'mask','method':'redact','text':'-'},"
                + "'b':{'action':'mask','method':'partial','keep_first':1,'char':'#'},"
                + "'c':{'action':'mask','method':'email','rule':'r/r'},"
                + "'d':{'action':'mask','method':'generalize','to':'month'},"
                + "'e':{'action':'mask','method':'generalize','bucket':10},"
                + "'f':{'action':'mask','method':'generalize','keep_first':2},"
                + "'g':{'action':'mask','method':'sql','expression':{'*':'null'}},"
                + "'h':{'action':'null'},'i':{'action':'drop'},'j':{'action':'deny'}},"
                + "'rows':[{'type':'field','operator':'in','field':'a','value':['x',1,true]},"
                + "{'type':'field','operator':'eq','field':'a','value':null},"
                + "{'type':'field','operator':'gt','field':'a','value':{'field':'b'}},"
                + "{'type':'field','operator':'in','field':'a','value':{'subject':'roles'}},"
                + "{'type':'compound','operator':'not','value':["
                + "{'type':'field','operator':'contains','field':'a','value':'x'}]},"
                + "{'sql':'a > 1'}]}}}")) {
      String json = document.replace('\'', '"');
      DecisionReader.read(PolicyJson.read(json.getBytes(StandardCharsets.UTF_8)));
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
    assertThat(schema.validate("{\"allow\": true, \"colour\": 1}", InputFormat.JSON)).isNotEmpty();
  }

  private static Schema schema(String name) throws IOException {
    Path file = SCHEMAS.resolve(name);
    assumeTrue(Files.exists(file), "the policies are not here");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Files.readString(file), InputFormat.JSON);
  }
}
