package dev.scrim.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.decide.RowFilter.Connective;
import dev.scrim.decide.RowFilter.Value;
import dev.scrim.decide.TableDirective.Barrier;
import dev.scrim.error.Reason;
import dev.scrim.error.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionReaderTest {

  private static final String COLUMN = "{'allow':true,'tables':{'public.t':{'columns':{'c':%s}}}}";

  private static final String ROWS = "{'allow':true,'tables':{'public.t':{'rows':%s}}}";

  @Test
  void readsTheWholeDocument() throws Exception {
    Decision decision =
        read(
            """
            {'allow': true, 'enforce': true,
             'reasons': [{'rule': 'pii/national-id', 'message': 'no ids', 'url': 'docs/x'}],
             'tables': {'public.customers': {
               'columns': {'ssn': {'action': 'mask', 'method': 'partial', 'keep_last': 4,
                                   'rule': 'pii/national-id'},
                           'email': {'action': 'mask', 'method': 'email'},
                           'salary': {'action': 'null', 'write': true},
                           'notes': {'action': 'drop'}, 'card': {'action': 'deny'},
                           'region': {'action': 'show', 'write': true}},
               'other_columns': {'action': 'show', 'write': false}, 'delete': false,
               'rows': [{'type': 'field', 'operator': 'eq', 'field': 'region',
                         'value': {'subject': 'attributes.region'}}],
               'barrier': 'auto'}},
             'other_tables': {'action': 'deny'}, 'functions': {'public.risk_score': 'allow'},
             'grants': ['explain'], 'limit': {'rows': 10000}, 'valid_for_seconds': 300,
             'vary': ['subject.roles', 'subject.purpose'],
             'audit': {'level': 'full', 'tags': ['gdpr']}}
            """);

    assertThat(decision.allow()).isTrue();
    assertThat(decision.enforce()).isTrue();
    assertThat(decision.reasons())
        .containsExactly(new Reason("pii/national-id", "no ids", "docs/x"));
    TableDirective table = decision.tables().get("public.customers");
    assertThat(table.columns().get("ssn"))
        .isEqualTo(
            new ColumnDirective(
                Action.MASK, new MaskMethod.Partial(0, 4, "*"), false, "pii/national-id"));
    assertThat(table.columns().get("salary"))
        .isEqualTo(new ColumnDirective(Action.NULL, null, true, null));
    assertThat(table.column("anything"))
        .isEqualTo(new ColumnDirective(Action.SHOW, null, false, null));
    assertThat(table.rows())
        .containsExactly(
            new RowFilter.Field(
                Comparison.EQ, "region", new Value.FromSubject("attributes.region")));
    assertThat(table.barrier()).isEqualTo(Barrier.AUTO);
    assertThat(decision.otherTablesShow()).isFalse();
    assertThat(decision.functions()).containsExactly("public.risk_score");
    assertThat(decision.grants()).containsExactly("explain");
    assertThat(decision.rowLimit()).isEqualTo(10000);
    assertThat(decision.validForSeconds()).isEqualTo(300);
    assertThat(decision.vary()).containsExactly("subject.roles", "subject.purpose");
    assertThat(decision.auditLevel()).isEqualTo("full");
    assertThat(decision.auditTags()).containsExactly("gdpr");
  }

  @Test
  void whatIsAbsentGrantsNothing() throws Exception {
    Decision decision = read("{'allow': true, 'tables': {'public.t': {}}}");

    assertThat(decision.enforce()).isTrue();
    assertThat(decision.otherTablesShow()).isFalse();
    assertThat(decision.grants()).isEmpty();
    assertThat(decision.functions()).isEmpty();
    assertThat(decision.rowLimit()).isNull();
    assertThat(decision.validForSeconds()).isNull();
    assertThat(decision.vary()).isNull();
    assertThat(decision.tables().get("public.t"))
        .isEqualTo(new TableDirective(Map.of(), null, false, List.of(), Barrier.AUTO));
  }

  @Test
  void readsEachMethod() throws Exception {
    assertThat(method("{'action':'mask','method':'redact'}"))
        .isEqualTo(new MaskMethod.Redact(null));
    assertThat(method("{'action':'mask','method':'redact','text':'-'}"))
        .isEqualTo(new MaskMethod.Redact("-"));
    assertThat(method("{'action':'mask','method':'partial','keep_first':1,'char':'#'}"))
        .isEqualTo(new MaskMethod.Partial(1, 0, "#"));
    assertThat(method("{'action':'mask','method':'partial','char':'😀'}"))
        .isEqualTo(new MaskMethod.Partial(0, 0, "😀"));
    assertThat(method("{'action':'mask','method':'generalize','to':'quarter'}"))
        .isEqualTo(new MaskMethod.GeneralizePeriod(MaskMethod.Period.QUARTER));
    assertThat(method("{'action':'mask','method':'generalize','bucket':0.5}"))
        .isEqualTo(new MaskMethod.GeneralizeBucket(new BigDecimal("0.5")));
    assertThat(method("{'action':'mask','method':'generalize','keep_first':2}"))
        .isEqualTo(new MaskMethod.GeneralizePrefix(2));
    assertThat(method("{'action':'mask','method':'sql','expression':{'h2':'a','*':'b'}}"))
        .isEqualTo(new MaskMethod.Sql(Map.of("h2", "a", "*", "b")));
  }

  @Test
  void readsRowConditions() throws Exception {
    assertThat(
            rows(
                """
                [{'type':'compound','operator':'or','value':[
                   {'type':'field','operator':'in','field':'t.region','value':['EU', 7, true]},
                   {'type':'compound','operator':'not','value':[
                     {'type':'field','operator':'ne','field':'a','value':null}]}]},
                 {'type':'field','operator':'nin','field':'r','value':{'subject':'roles'}},
                 {'type':'field','operator':'startswith','field':'a','value':{'field':'b'}},
                 {'type':'field','operator':'gte','field':'n','value':1.5},
                 {'sql':'a is not null'}]
                """))
        .containsExactly(
            new RowFilter.Compound(
                Connective.OR,
                List.of(
                    new RowFilter.Field(
                        Comparison.IN,
                        "t.region",
                        new Value.Many(List.of("EU", new BigDecimal("7"), true))),
                    new RowFilter.Compound(
                        Connective.NOT,
                        List.of(new RowFilter.Field(Comparison.NE, "a", new Value.Scalar(null)))))),
            new RowFilter.Field(Comparison.NIN, "r", new Value.FromSubject("roles")),
            new RowFilter.Field(Comparison.STARTSWITH, "a", new Value.OtherField("b")),
            new RowFilter.Field(Comparison.GTE, "n", new Value.Scalar(new BigDecimal("1.5"))),
            new RowFilter.Sql("a is not null"));
  }

  @Test
  void aDenialStandsWhateverElseIsWrong() throws Exception {
    Decision decision =
        read(
            "{'allow':false,'colour':1,'reasons':[{'message':'no','rule':'a/b'}],"
                + "'vary':['nothing'],'valid_for_seconds':-1}");

    assertThat(decision.allow()).isFalse();
    assertThat(decision.enforce()).isTrue();
    assertThat(decision.reasons()).containsExactly(new Reason("a/b", "no", null));
    assertThat(decision.vary()).isNull();
    assertThat(decision.validForSeconds()).isZero();
    assertThat(read("{'allow':false,'reasons':'because','enforce':'x'}").reasons()).isEmpty();
    assertThat(read("{'allow':false,'vary':['subject.roles'],'valid_for_seconds':9}"))
        .extracting(Decision::vary, Decision::validForSeconds)
        .containsExactly(List.of("subject.roles"), 9L);
  }

  @Test
  void anObservedDenialIsReadLikeAPermission() throws Exception {
    assertThat(read("{'allow':false,'enforce':false}").enforce()).isFalse();
    assertThatThrownBy(() -> read("{'allow':false,'enforce':false,'colour':1}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at /colour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'reasons':[{'message':'why'}]}",
        "{'allow':'true','reasons':[{'message':'why'}]}",
        "{'allow':1,'reasons':[{'message':'why'}]}",
        "{'allow':null,'reasons':[{'message':'why'}]}"
      })
  void withoutAPlainAllowItIsARefusalWithItsReasons(String document) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(document));

    assertThat(refusal).hasMessageContaining("allow is neither true nor false");
    assertThat(refusal.reasons()).extracting(Reason::message).containsExactly("why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "'yes'", "[]", "null", "7", "{}"})
  void whatIsNoDocumentIsARefusal(String document) {
    assertThatThrownBy(() -> read(document)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'allow':true,'colour':'SECRET'}                          | /colour              | unknown field
          {'allow':true,'enforce':'SECRET'}                         | /enforce             | true or false
          {'allow':true,'enforce':null}                             | /enforce             | true or false
          {'allow':true,'reasons':{}}                               | /reasons             | must be a list
          {'allow':true,'reasons':[{'rule':'SECRET'}]}              | /reasons/0           | message is missing
          {'allow':true,'reasons':[{'message':'m','SECRE':1}]}      | /reasons/0/SECRE     | unknown field
          {'allow':true,'tables':[]}                                | /tables              | must be an object
          {'allow':true,'tables':{'customers':{}}}                  | /tables/customers    | schema.name
          {'allow':true,'tables':{'public.Customers':{}}}           | /tables/public.Customers | lower case
          {'allow':true,'tables':{'public.t':{'colums':{}}}}        | /tables/public.t/colums | unknown field
          {'allow':true,'tables':{'public.t':{'columns':{'SSN':{'action':'show'}}}}} | /columns/SSN | lower case
          {'allow':true,'tables':{'public.t':{'delete':'SECRET'}}}  | /tables/public.t/delete | true or false
          {'allow':true,'tables':{'public.t':{'barrier':'SECRET'}}} | /tables/public.t/barrier | must be
          {'allow':true,'tables':{'public.t':{'barrier':null}}}     | /tables/public.t/barrier | must be
          {'allow':true,'tables':{'public.t':{'min_group_size':5}}} | /min_group_size      | not supported by this version
          {'allow':true,'tables':{'public.t':{'person':'id'}}}      | /person              | not supported by this version
          {'allow':true,'other_tables':{'action':'mask'}}           | /other_tables/action | unknown action here
          {'allow':true,'other_tables':'show'}                      | /other_tables        | must be an object
          {'allow':true,'functions':{'public.f':'SECRET'}}          | /functions/public.f  | only value
          {'allow':true,'functions':{'f':'allow'}}                  | /functions/f         | schema.name
          {'allow':true,'functions':['public.f']}                   | /functions           | must be an object
          {'allow':true,'grants':['SECRET']}                        | /grants/0            | unknown grant
          {'allow':true,'grants':'explain'}                         | /grants              | must be a list
          {'allow':true,'limit':{'rows':-1}}                        | /limit/rows          | whole number
          {'allow':true,'limit':{'rows':1.5}}                       | /limit/rows          | whole number
          {'allow':true,'limit':{'rows':'10'}}                      | /limit/rows          | must be a number
          {'allow':true,'limit':{}}                                 | /limit               | rows is missing
          {'allow':true,'limit':{'rows':1e30}}                      | /limit/rows          | whole number
          {'allow':true,'valid_for_seconds':-1}                     | /valid_for_seconds   | whole number
          {'allow':true,'valid_for_seconds':'SECRET'}               | /valid_for_seconds   | must be a number
          {'allow':true,'vary':['statement.kind']}                  | /vary/0              | not a part of the subject
          {'allow':true,'vary':['subject']}                         | /vary/0              | not a part of the subject
          {'allow':true,'vary':['subject.']}                        | /vary/0              | not a part of the subject
          {'allow':true,'vary':['subject.rolez']}                   | /vary/0              | not a part of the subject
          {'allow':true,'vary':['subject.attributes.']}             | /vary/0              | not a part of the subject
          {'allow':true,'vary':'subject.roles'}                     | /vary                | must be a list
          {'allow':true,'audit':{'levl':'x'}}                       | /audit/levl          | unknown field
          {'allow':true,'audit':{'tags':[1]}}                       | /audit/tags/0        | must be a string
          """)
  void refusesWhatItDoesNotUnderstand(String document, String path, String what) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(path + ": ")
        .hasMessageContaining(what)
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                                           |             | action is missing
          'show'                                                       |             | must be an object
          {'action':'SECRET'}                                          | /action     | unknown action
          {'action':'SHOW'}                                            | /action     | unknown action
          {'action':7}                                                 | /action     | must be a string
          {'action':'aggregate'}                                       | /action     | not supported by this version
          {'action':'show','keep_last':4}                              | /keep_last  | unknown field
          {'action':'show','method':'email'}                           | /method     | unknown field
          {'action':'show','write':'yes'}                              | /write      | true or false
          {'action':'show','rule':7}                                   | /rule       | must be a string
          {'action':'show','predicates':'equality'}                    | /predicates | not supported by this version
          {'action':'show','predicates':'SECRET'}                      | /predicates | unknown value
          {'action':'mask'}                                            |             | method is missing
          {'action':'mask','method':'SECRET'}                          | /method     | unknown method
          {'action':'mask','method':'email','keep_last':1}             | /keep_last  | unknown field
          {'action':'mask','method':'redact','text':1}                 | /text       | must be a string
          {'action':'mask','method':'partial','keep_last':-1}          | /keep_last  | whole number
          {'action':'mask','method':'partial','keep_last':1e10}        | /keep_last  | whole number
          {'action':'mask','method':'partial','char':''}               | /char       | exactly one
          {'action':'mask','method':'partial','char':'**'}             | /char       | exactly one
          {'action':'mask','method':'partial','char':'\\u0000'}        | /char       | exactly one
          {'action':'mask','method':'partial','char':'\\ud800'}        | /char       | exactly one
          {'action':'mask','method':'generalize'}                      |             | exactly one of
          {'action':'mask','method':'generalize','to':'day','bucket':1} |            | exactly one of
          {'action':'mask','method':'generalize','to':'SECRET'}        | /to         | unknown period
          {'action':'mask','method':'generalize','bucket':0}           | /bucket     | greater than zero
          {'action':'mask','method':'generalize','bucket':1e999}       | /bucket     | too many digits
          {'action':'mask','method':'generalize','keep_first':-2}      | /keep_first | whole number
          {'action':'mask','method':'sql'}                             |             | expression is missing
          {'action':'mask','method':'sql','expression':{}}             | /expression | at least one
          {'action':'mask','method':'sql','expression':{'h2':' '}}     | /expression/h2 | blank
          {'action':'mask','method':'sql','expression':{'H2':'a'}}     | /expression/H2 | dialect
          {'action':'mask','method':'pseudonym','key':'k'}             | /method     | not supported by this version
          {'action':'mask','method':'pseudonym','kee':'k'}             | /kee        | unknown field
          {'action':'mask','method':'tokenize','key':'k'}              | /method     | not supported by this version
          {'action':'mask','method':'fake','kind':'name'}              | /method     | not supported by this version
          {'action':'mask','method':'perturb','scale':1,'key':'k'}     | /method     | not supported by this version
          """)
  void refusesColumnsThatItDoesNotUnderstand(String column, String path, String what) {
    assertThatThrownBy(() -> read(COLUMN.formatted(column)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("/tables/public.t/columns/c" + (path == null ? "" : path) + ": ")
        .hasMessageContaining(what)
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                                                        |                | must be a list
          [{'type':'SECRET','operator':'eq','field':'a','value':1}]                 | /0/type        | unknown type
          [{'operator':'eq','field':'a','value':1}]                                 | /0             | type is missing
          [{'type':'field','operator':'like','field':'a','value':'SECRET'}]         | /0/operator    | unknown operator
          [{'type':'field','operator':'eq','field':'a'}]                            | /0             | value is missing
          [{'type':'field','operator':'eq','value':1}]                              | /0             | field is missing
          [{'type':'field','operator':'eq','field':'','value':1}]                   | /0/field       | blank
          [{'type':'field','operator':'eq','field':'a','value':1,'x':2}]            | /0/x           | unknown field
          [{'type':'field','operator':'lt','field':'a','value':null}]               | /0/value       | null
          [{'type':'field','operator':'eq','field':'a','value':['SECRET']}]         | /0/value       | must be a string
          [{'type':'field','operator':'in','field':'a','value':'SECRET'}]           | /0/value       | must be a list
          [{'type':'field','operator':'in','field':'a','value':[null]}]             | /0/value/0     | no null
          [{'type':'field','operator':'in','field':'a','value':[['SECRET']]}]       | /0/value/0     | must be a string
          [{'type':'field','operator':'in','field':'a','value':{'field':'b'}}]      | /0/value       | in and nin
          [{'type':'field','operator':'contains','field':'a','value':7}]            | /0/value       | must be a string
          [{'type':'field','operator':'eq','field':'a','value':{'subject':'roles'}}] | /0/value/subject | in and nin
          [{'type':'field','operator':'in','field':'a','value':{'subject':'user'}}] | /0/value/subject | in and nin
          [{'type':'field','operator':'eq','field':'a','value':{'subject':'token'}}] | /0/value/subject | no such part
          [{'type':'field','operator':'eq','field':'a','value':{'subject':'attributes.'}}] | /0/value/subject | no such part
          [{'type':'field','operator':'eq','field':'a','value':{'raw':'SECRET'}}]   | /0/value/raw   | unknown field
          [{'type':'compound','operator':'and','value':[]}]                         | /0/value       | must not be empty
          [{'type':'compound','operator':'xor','value':[]}]                         | /0/operator    | unknown operator
          [{'type':'compound','operator':'not','value':[]}]                         | /0/value       | exactly one
          [{'type':'compound','operator':'and','field':'a','value':[]}]             | /0/field       | unknown field
          [{'type':'compound','operator':'and','value':[{'sql':'SECRET'}]}]         | /0/value/0/sql | unknown field
          [{'sql':''}]                                                              | /0/sql         | blank
          [{'sql':'SECRET','type':'field'}]                                         | /0/type        | unknown field
          """)
  void refusesRowConditionsThatItDoesNotUnderstand(String rows, String path, String what) {
    assertThatThrownBy(() -> read(ROWS.formatted(rows)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("/tables/public.t/rows" + (path == null ? "" : path) + ": ")
        .hasMessageContaining(what)
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void aFieldGivenTwiceIsARefusalThatNamesIt() {
    assertThatThrownBy(() -> read(COLUMN.formatted("{'action':'deny','action':'show'}")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("/tables/public.t/columns/c/action")
        .hasMessageContaining("twice");
  }

  @Test
  void refusesWhatIsNotExactlyOneBoundedJsonValue() {
    List<String> documents =
        new ArrayList<>(
            Arrays.asList(
                "",
                " ",
                "{'allow':true",
                "{'allow':true} {'allow':true}",
                "{'allow':true}x",
                "{'allow':NaN}",
                "{'limit':{'rows':Infinity}}",
                "{allow:true}",
                "SECRET",
                "'" + "x".repeat((1 << 20) + 1) + "'",
                "1".repeat(500),
                "[".repeat(100) + "]".repeat(100)));
    for (String document : documents) {
      assertThatThrownBy(() -> read(document))
          .isInstanceOfAny(DeciderException.class, Refusal.class)
          .hasMessageNotContaining("SECRET");
    }
  }

  @Test
  void pathsInMessagesAreShortAndPrintable() {
    assertThatThrownBy(() -> read("{'allow':true,'a\\u0007" + "b".repeat(5000) + "':1}"))
        .isInstanceOf(Refusal.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(700).doesNotContain("\u0007"));
  }

  private static MaskMethod method(String column) throws Exception {
    return read(COLUMN.formatted(column)).tables().get("public.t").columns().get("c").method();
  }

  private static List<RowFilter> rows(String rows) throws Exception {
    return read(ROWS.formatted(rows)).tables().get("public.t").rows();
  }

  private static Decision read(String document) throws DeciderException {
    return DecisionReader.read(
        PolicyJson.read(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
