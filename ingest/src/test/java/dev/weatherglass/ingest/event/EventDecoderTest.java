package dev.weatherglass.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.event.EventDecoder.Bad;
import dev.weatherglass.ingest.event.EventDecoder.Decoded;
import dev.weatherglass.ingest.event.EventDecoder.Good;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private int drawn;

  private final EventDecoder decoder =
      new EventDecoder(
          new ServiceNames(
              Map.of(
                  "payments",
                  new ServiceSettings(
                      List.of(new NativeName("events", "pay-api", "staging")),
                      null,
                      List.of(),
                      List.of())),
              "production"),
          () -> "random-" + ++drawn);

  @Test
  void kind_and_service_are_enough_for_a_deploy() {
    DeliveryEvent event = good("{'kind':'deploy','service':'checkout'}");

    EventContext context = event.context();
    assertThat(event).isInstanceOf(DeployEvent.class);
    assertThat(context.phase()).isEqualTo(Phase.FINISHED);
    assertThat(context.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(context.environment()).isEqualTo("production");
    assertThat(context.at()).isEqualTo(NOW);
    assertThat(context.quality()).isEqualTo(TimeQuality.RECEIPT);
    assertThat(context.identity().type()).isEqualTo("dev.weatherglass.deploy.finished.v1");
    assertThat(context.nativeType()).isEqualTo("native");
  }

  @Test
  void a_full_deploy_keeps_everything() {
    var deploy =
        (DeployEvent)
            good(
                "{'kind':'deploy','service':'checkout','environment':'staging','version':'1.4.2',"
                    + "'commit':'9f2c6b5','digest':'sha256:ab','phase':'finished',"
                    + "'outcome':'failure','run':17,'source':'/ci/main','actor':'dana',"
                    + "'at':'2026-11-23T09:30:00+02:00','links':{'run':'https://ci/17'},"
                    + "'labels':{'team':'pay','attempt':2},"
                    + "'deploy':{'how':'rollback','inPlace':true,'canary':0.1,"
                    + "'previousVersion':'1.4.1'}}");

    EventContext context = deploy.context();
    assertThat(context.at()).isEqualTo(Instant.parse("2026-11-23T07:30:00Z"));
    assertThat(context.run()).isEqualTo("17");
    assertThat(context.revision().label()).isEqualTo("1.4.2");
    assertThat(context.labels()).containsEntry("attempt", "2");
    assertThat(deploy.how()).isEqualTo(DeployEvent.How.ROLLBACK);
    assertThat(deploy.canary()).isEqualTo(0.1);
    assertThat(deploy.previousVersion()).isEqualTo("1.4.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "prd", "PROD", "production", ""})
  void every_word_for_production_is_read_as_it(String environment) {
    DeliveryEvent event =
        good("{'kind':'deploy','service':'checkout','environment':'" + environment + "'}");

    assertThat(event.context().environment()).isEqualTo("production");
  }

  @Test
  void a_mapped_name_becomes_our_service_and_environment() {
    DeliveryEvent event = good("{'kind':'deploy','service':'pay-api'}");

    assertThat(event.context().service()).isEqualTo("payments");
    assertThat(event.context().environment()).isEqualTo("staging");
  }

  @Test
  void all_phases_of_a_run_are_one_deploy() {
    var started =
        (DeployEvent) good("{'kind':'deploy','service':'checkout','phase':'started','run':'17'}");
    var finished = (DeployEvent) good("{'kind':'deploy','service':'checkout','run':'17'}");

    assertThat(started.deployId()).isEqualTo(finished.deployId());
    assertThat(started.context().outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void one_run_that_goes_to_two_places_makes_two_deploys() {
    var staging =
        (DeployEvent)
            good("{'kind':'deploy','service':'checkout','environment':'staging','run':'17'}");
    var production = (DeployEvent) good("{'kind':'deploy','service':'checkout','run':'17'}");

    assertThat(staging.deployId()).isNotEqualTo(production.deployId());
  }

  @Test
  void the_senders_id_comes_first() {
    Decoded decoded = decode("{'kind':'deploy','service':'checkout','id':'42'}", "key-1");

    assertThat(id(decoded)).isEqualTo("42");
  }

  @Test
  void without_an_id_the_idempotency_key_is_it() {
    Decoded decoded =
        decode("{'kind':'deploy','service':'checkout','at':'2026-11-23T07:00:00Z'}", "key-1");

    assertThat(id(decoded)).isEqualTo("key-1");
  }

  @Test
  void the_same_event_with_its_time_has_the_same_id_however_it_is_written() {
    Decoded first =
        decode("{'kind':'deploy','service':'checkout','at':'2026-11-23T07:00:00Z'}", null);
    Decoded again =
        decode("{ 'at':'2026-11-23T07:00:00Z', 'service':'checkout','kind':'deploy'}", null);
    Decoded other =
        decode("{'kind':'deploy','service':'checkout','at':'2026-11-23T07:00:01Z'}", null);

    assertThat(id(first)).isEqualTo(id(again)).isNotEqualTo(id(other));
  }

  @Test
  void an_event_without_anything_of_its_own_gets_a_random_id() {
    Decoded first = decode("{'kind':'deploy','service':'checkout'}", null);
    Decoded second = decode("{'kind':'deploy','service':'checkout'}", null);

    assertThat(id(first)).isEqualTo("random-1");
    assertThat(id(second)).isEqualTo("random-2");
  }

  @Test
  void a_build_test_and_load_test_keep_their_numbers() {
    var build =
        (BuildEvent)
            good(
                "{'kind':'build','service':'checkout',"
                    + "'build':{'unit':'job','name':'lint','durationMs':1500}}");
    var test =
        (TestEvent)
            good(
                "{'kind':'test','service':'checkout','test':{'suite':'unit',"
                    + "'counts':{'total':12,'failed':2,'errored':1,'skipped':3},"
                    + "'cases':[{'name':'pays','outcome':'failure','flaky':true}]}}");
    var loadTest =
        (LoadTestEvent)
            good(
                "{'kind':'loadtest','service':'checkout','loadtest':{'tool':'k6',"
                    + "'requests':878,'failures':349,'errorRate':0.3975,'rps':35.9,"
                    + "'durationMs':24425,'latencyMs':{'p95':310.2,'max':812},"
                    + "'coordinatedOmission':true,'thresholds':{'passed':2,'failed':1},"
                    + "'measures':{'vus':20}}}");

    assertThat(build.unit()).isEqualTo(BuildEvent.Unit.JOB);
    assertThat(build.durationSeconds()).isEqualTo(1.5);
    assertThat(test.total()).isEqualTo(12);
    assertThat(test.errors()).isEqualTo(1);
    assertThat(test.cases().getFirst().flaky()).isTrue();
    assertThat(loadTest.failures()).isEqualTo(349);
    assertThat(loadTest.errorRate()).isEqualTo(0.3975);
    assertThat(loadTest.requestsPerSecond()).isEqualTo(35.9);
    assertThat(loadTest.durationSeconds()).isEqualTo(24.425);
    assertThat(loadTest.latency())
        .isEqualTo(new LoadTestEvent.LatencyMillis(null, null, null, 310.2, null, 812.0));
    assertThat(loadTest.latencyIncludesErrors()).isNull();
    assertThat(loadTest.coordinatedOmission()).isTrue();
    assertThat(loadTest.thresholds()).isEqualTo(new LoadTestEvent.Thresholds(2, 1));
    assertThat(loadTest.measures()).containsEntry("vus", 20.0);
  }

  @Test
  void a_change_an_incident_and_a_benchmark_keep_their_fields() {
    var change =
        (ChangeEvent)
            good(
                "{'kind':'change','service':'checkout','change':{'repository':'octo/shop',"
                    + "'branch':'main','number':97,'commits':[{'sha':'9f2c6b5',"
                    + "'at':'2026-11-22T07:00:00Z','message':'first line\\nsecond'}]}}");
    var incident =
        (IncidentEvent)
            good("{'kind':'incident','service':'checkout','id':'7','incident':{'title':'down'}}");
    var benchmark =
        (BenchmarkEvent)
            good(
                "{'kind':'benchmark','service':'checkout','benchmark':{'results':"
                    + "[{'name':'parse','value':12.5,'unit':'ops/s','direction':'higher'}]}}");

    assertThat(change.context().phase()).isEqualTo(Phase.PUSHED);
    assertThat(change.number()).isEqualTo("97");
    assertThat(change.commits().getFirst().message()).isEqualTo("first line");
    assertThat(incident.key()).isEqualTo("7");
    assertThat(incident.context().phase()).isEqualTo(Phase.OPENED);
    assertThat(benchmark.results().getFirst().better()).isEqualTo(BenchmarkEvent.Better.HIGHER);
  }

  @Test
  void a_configuration_event_may_name_a_host_alone() {
    var config =
        (ConfigurationEvent)
            good("{'kind':'config','host':'web-1','config':{'tool':'puppet','changed':2}}");

    assertThat(config.subject()).isEqualTo("web-1");
    assertThat(config.context().service()).isNull();
    assertThat(config.context().outcome()).isEqualTo(Outcome.CHANGED);
  }

  @Test
  void an_outcome_that_nobody_knows_is_unknown() {
    DeliveryEvent event = good("{'kind':'build','service':'checkout','outcome':'splendid'}");

    assertThat(event.context().outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void fields_that_we_do_not_know_do_no_harm() {
    assertThat(decode("{'kind':'deploy','service':'checkout','colour':{'deep':[1]}}", null))
        .isInstanceOf(Good.class);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    List<FieldError> errors =
        bad(
            "{'kind':'deploy','service':17,'at':'yesterday','phase':'half',"
                + "'labels':{'team':[1]},'deploy':{'canary':2,'inPlace':'yes'}}");

    assertThat(errors)
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder(
            "/service", "/at", "/phase", "/labels/team", "/deploy/canary", "/deploy/inPlace");
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'service':'checkout'}                                          | /kind                    | is missing
          {'kind':'deplyo','service':'checkout'}                          | /kind                    | deplyo
          {'kind':3,'service':'checkout'}                                 | /kind                    | 3
          {'kind':'deploy'}                                               | /service                 | is missing
          {'kind':'deploy','service':'  '}                                | /service                 | is missing
          {'kind':'deploy','service':17}                                  | /service                 | 17
          {'kind':'config'}                                               | /service                 | or the host
          {'kind':'deploy','service':'c','phase':'started'}               | /run                     | started
          {'kind':'deploy','service':'c','phase':'merged'}                | /phase                   | merged
          {'kind':'deploy','service':'c','at':1764144000}                 | /at                      | 1764144000
          {'kind':'deploy','service':'c','at':'2026-11-23'}               | /at                      | 2026-11-23
          {'kind':'deploy','service':'c','at':''}                         | /at                      | ISO-8601
          {'kind':'deploy','service':'c','at':'1999-12-31T23:59:59Z'}     | /at                      | 1999-12-31
          {'kind':'deploy','service':'c','at':'2026-11-23T08:05:01Z'}     | /at                      | 08:05:01
          {'kind':'deploy','service':'c','deploy':'now'}                  | /deploy                  | now
          {'kind':'deploy','service':'c','deploy':{'how':'up'}}           | /deploy/how              | up
          {'kind':'deploy','service':'c','deploy':{'canary':0}}           | /deploy/canary           | 0
          {'kind':'deploy','service':'c','labels':7}                      | /labels                  | 7
          {'kind':'test','service':'c','test':{'total':-1}}               | /test/total              | -1
          {'kind':'test','service':'c','test':{'total':1.5}}              | /test/total              | 1.5
          {'kind':'change','service':'c','change':{'commits':{}}}         | /change/commits          | array
          {'kind':'change','service':'c','change':{'commits':[{}]}}       | /change/commits/0/sha    | is missing
          {'kind':'benchmark','service':'c','benchmark':{'results':[{'name':'a','value':'x'}]}} | /benchmark/results/0/value | x
          [1]                                                             | ""                       | [1]
          """)
  void what_is_wrong_is_named_with_its_pointer_and_value(
      String json, String pointer, String shown) {
    List<FieldError> errors = bad(json);

    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst().pointer()).isEqualTo(pointer);
    assertThat(errors.getFirst().detail()).contains(shown);
  }

  @Test
  void too_many_or_too_long_labels_are_refused() {
    String many =
        IntStream.range(0, EventLimits.LABELS + 1)
            .mapToObj(i -> "'l" + i + "':'x'")
            .collect(Collectors.joining(","));
    String start = "{'kind':'deploy','service':'c','labels':{";

    assertThat(bad(start + many + "}}").getFirst().detail()).contains("at most 64 entries");
    assertThat(bad(start + "'a':'" + "x".repeat(1_025) + "'}}").getFirst().detail())
        .contains("at most 1024 characters but had 1025");
  }

  @Test
  void an_instant_at_the_edge_of_the_accepted_range_is_accepted() {
    assertThat(good("{'kind':'deploy','service':'c','at':'2000-01-01T00:00:00Z'}")).isNotNull();
    assertThat(good("{'kind':'deploy','service':'c','at':'2026-11-23T08:05:00Z'}")).isNotNull();
  }

  private DeliveryEvent good(String json) {
    Decoded decoded = decode(json, null);
    assertThat(decoded).isInstanceOf(Good.class);
    return ((Good) decoded).event();
  }

  private List<FieldError> bad(String json) {
    Decoded decoded = decode(json, null);
    assertThat(decoded).isInstanceOf(Bad.class);
    return ((Bad) decoded).errors();
  }

  private static String id(Decoded decoded) {
    return ((Good) decoded).event().context().identity().id();
  }

  private Decoded decode(String json, @Nullable String key) {
    return decoder.decode(Json.MAPPER.readTree(json.replace('\'', '"')), NOW, key);
  }
}
