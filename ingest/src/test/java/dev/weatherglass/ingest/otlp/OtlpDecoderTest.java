package dev.weatherglass.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.otlp.proto.ExponentialHistogramDataPoint;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceRequest;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpDecoderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String AT = NOW.getEpochSecond() + "000000000";
  private static final String START = NOW.minusSeconds(60).getEpochSecond() + "000000000";

  private final OtlpDecoder decoder =
      new OtlpDecoder(
          new SeriesNames(new ServiceNames(Map.of(), "production")), new NamelessSeries());

  @Test
  void the_resource_says_service_environment_version_and_instance() {
    MetricBatch batch =
        json(
                """
                'resource':{'attributes':[
                  {'key':'service.name','value':{'stringValue':'checkout'}},
                  {'key':'service.version','value':{'stringValue':'1.4.2'}},
                  {'key':'service.instance.id','value':{'stringValue':'pod-7'}},
                  {'key':'deployment.environment.name','value':{'stringValue':'staging'}},
                  {'key':'host.name','value':{'stringValue':'node-1'}}]}\
                """,
                """
                {'name':'queue.length','gauge':{'dataPoints':[
                  {'timeUnixNano':'@AT','asInt':'7',
                   'attributes':[{'key':'queue.name','value':{'stringValue':'mails'}}]}]}}\
                """)
            .gathered()
            .batches()
            .getFirst();

    assertThat(batch)
        .isEqualTo(
            new MetricBatch(
                "checkout",
                "staging",
                List.of(
                    new Metric(
                        "queue_length",
                        Kind.GAUGE,
                        "",
                        List.of(
                            new RawSeries(
                                Map.of(
                                    "version", "1.4.2",
                                    "service_instance_id", "pod-7",
                                    "queue_name", "mails"),
                                List.of(Sample.of(NOW.toEpochMilli(), 7))))))));
  }

  @Test
  void the_old_name_of_the_environment_is_read_too() {
    MetricBatch batch =
        json(
                """
                'resource':{'attributes':[
                  {'key':'deployment.environment','value':{'stringValue':'prod'}}]}\
                """,
                gauge("1"))
            .gathered()
            .batches()
            .getFirst();

    assertThat(batch.service()).isEqualTo("unknown_service");
    assertThat(batch.environment()).isEqualTo("production");
  }

  @Test
  void processes_without_an_id_are_kept_apart_by_the_rest_of_their_resource() {
    String one = "'resource':{'attributes':[{'key':'process.pid','value':{'intValue':'17'}}]}";
    String other = one.replace("17", "18");

    assertThat(labels(json(one, gauge("1")))).isEqualTo(labels(json(one, gauge("2"))));
    assertThat(labels(json(one, gauge("1")))).isNotEqualTo(labels(json(other, gauge("1"))));
  }

  @ParameterizedTest(name = "temporality {0}, monotonic {1}: {2}")
  @CsvSource({
    "1, true, DELTA, orders_total",
    "1, false, DELTA, orders",
    "2, true, COUNTER, orders_total",
    "2, false, GAUGE, orders",
  })
  void a_sum_is_what_its_temporality_and_direction_make_it(
      int temporality, boolean monotonic, Kind kind, String name) {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            """
            {'name':'orders','sum':{'aggregationTemporality':%d,'isMonotonic':%s,'dataPoints':[
              {'startTimeUnixNano':'@START','timeUnixNano':'@AT','asDouble':5}]}}\
            """
                .formatted(temporality, monotonic));

    Metric metric = metric(read);
    assertThat(metric.kind()).isEqualTo(kind);
    assertThat(metric.name()).isEqualTo(name);
    Sample sample = sample(read);
    assertThat(sample.value()).isEqualTo(5);
    assertThat(sample.startMillis())
        .isEqualTo(kind == Kind.GAUGE ? 0 : NOW.minusSeconds(60).toEpochMilli());
  }

  @Test
  void a_histogram_stays_whole_and_times_become_seconds() {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            """
            {'name':'http.server.duration','unit':'ms','histogram':{'aggregationTemporality':2,
              'dataPoints':[{'startTimeUnixNano':'@START','timeUnixNano':'@AT','count':'3',
                'sum':900,'bucketCounts':['1',1,'1','0'],'explicitBounds':[100,500,1000],
                'exemplars':[{'traceId':'5b8efff798038103d269b633813fc60c','asDouble':1}]}]}}\
            """);

    assertThat(metric(read).name()).isEqualTo("http_server_duration_seconds");
    assertThat(metric(read).kind()).isEqualTo(Kind.HISTOGRAM);
    Distribution whole = Objects.requireNonNull(sample(read).distribution());
    assertThat(whole.bounds()).containsExactly(0.1, 0.5, 1, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(1, 2, 3, 3);
    assertThat(whole.sum()).isEqualTo(0.9);
  }

  @Test
  void a_histogram_without_buckets_has_a_count_and_a_sum() {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            """
            {'name':'wait','histogram':{'aggregationTemporality':1,
              'dataPoints':[{'timeUnixNano':'@AT','count':3,'sum':9}]}}\
            """);

    assertThat(metric(read).kind()).isEqualTo(Kind.DELTA_HISTOGRAM);
    assertThat(sample(read).value()).isEqualTo(3);
  }

  @Test
  void an_exponential_histogram_gets_explicit_bounds() {
    var point =
        ExponentialHistogramDataPoint.newBuilder()
            .setTimeUnixNano(NOW.toEpochMilli() * 1_000_000)
            .setCount(3)
            .setSum(10)
            .setZeroCount(1)
            .setPositive(
                ExponentialHistogramDataPoint.Buckets.newBuilder()
                    .setOffset(1)
                    .addBucketCounts(0)
                    .addBucketCounts(2));
    var metric = dev.weatherglass.ingest.otlp.proto.Metric.newBuilder().setName("size");
    metric.getExponentialHistogramBuilder().setAggregationTemporalityValue(1).addDataPoints(point);
    var request = ExportMetricsServiceRequest.newBuilder();
    request.addResourceMetricsBuilder().addScopeMetricsBuilder().addMetrics(metric);

    OtlpDecoder.Read read =
        decoder.read(request.build().toByteArray(), "application/x-protobuf", null, NOW);

    Distribution whole = Objects.requireNonNull(sample(read).distribution());
    assertThat(whole.bounds()).containsExactly(0, 4, 8, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(1, 1, 3, 3);
  }

  @Test
  void a_summary_is_a_count_a_sum_and_quantiles() {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            """
            {'name':'rpc','unit':'ms','summary':{'dataPoints':[{'timeUnixNano':'@AT','count':'4',
              'sum':2000,'quantileValues':[{'quantile':0.5,'value':400}]}]}}\
            """);

    assertThat(read.points()).isEqualTo(1);
    assertThat(read.gathered().batches().getFirst().metrics())
        .extracting(Metric::name, metric -> metric.series().getFirst().samples().getFirst().value())
        .containsExactly(
            tuple("rpc_seconds_count", 4.0),
            tuple("rpc_seconds_sum", 2.0),
            tuple("rpc_seconds", 0.4));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'name':'','gauge':{'dataPoints':[{'timeUnixNano':'@AT','asDouble':1}]}} | name must not be empty
          {'name':'...','gauge':{'dataPoints':[{'timeUnixNano':'@AT','asDouble':1}]}} | name must not be empty
          {'name':'x','gauge':{'dataPoints':[{'timeUnixNano':'@AT'}]}} | asInt or asDouble
          {'name':'x','gauge':{'dataPoints':[{'asDouble':1}]}} | timeUnixNano
          {'name':'x','sum':{'dataPoints':[{'timeUnixNano':'@AT','asDouble':1}]}} | aggregationTemporality
          {'name':'x','histogram':{'aggregationTemporality':2,'dataPoints':[{'timeUnixNano':'@AT','bucketCounts':[1,1],'explicitBounds':[1,2]}]}} | 2 and 2
          {'name':'x','histogram':{'aggregationTemporality':2,'dataPoints':[{'timeUnixNano':'@AT','bucketCounts':[1,1,1],'explicitBounds':[2,1]}]}} | must be finite and rise but were [2.0, 1.0]
          {'name':'x','histogram':{'aggregationTemporality':2,'dataPoints':[{'timeUnixNano':'@AT','bucketCounts':[1,1],'explicitBounds':['NaN']}]}} | NaN
          {'name':'x','exponentialHistogram':{'aggregationTemporality':2,'dataPoints':[{'timeUnixNano':'@AT','scale':-90}]}} | scale must be from -32 to 32 but was -90
          {'name':'x','exponentialHistogram':{'aggregationTemporality':2,'dataPoints':[{'timeUnixNano':'@AT','scale':0,'positive':{'offset':99999,'bucketCounts':[1]}}]}} | 99999
          """)
  void a_bad_point_is_rejected_and_the_others_are_kept(String bad, String why) {
    OtlpDecoder.Read read = json("'resource':{}", gauge("2") + "," + bad);

    assertThat(read.points()).isEqualTo(1);
    assertThat(read.rejected()).isEqualTo(1);
    assertThat(read.errors()).singleElement().asString().contains(why);
  }

  @Test
  void a_point_without_a_recorded_value_is_a_gap_and_not_a_zero() {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            "{'name':'x','gauge':{'dataPoints':[{'timeUnixNano':'@AT','flags':1}]}}");

    assertThat(read.gaps()).isEqualTo(1);
    assertThat(read.rejected()).isZero();
    assertThat(read.gathered().samples()).isZero();
  }

  @Test
  void a_point_of_long_ago_is_dropped_and_is_no_error() {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            "{'name':'x','gauge':{'dataPoints':[{'timeUnixNano':'1544712660300000000','asInt':1}]}}");

    assertThat(read.rejected()).isZero();
    assertThat(read.gathered().dropped()).containsEntry(Dropped.TOO_OLD, 1);
  }

  @Test
  void unknown_fields_nulls_and_names_of_enums_are_no_errors() {
    OtlpDecoder.Read read =
        json(
            "'resource':{'entityRefs':[]},'schemaUrl':null",
            """
            {'name':'x','future':{'a':[1]},'sum':{
              'aggregationTemporality':'AGGREGATION_TEMPORALITY_CUMULATIVE','isMonotonic':true,
              'dataPoints':[{'timeUnixNano':@AT,'asInt':9007199254740993}]}}\
            """);

    assertThat(metric(read).kind()).isEqualTo(Kind.COUNTER);
    assertThat(sample(read).value()).isEqualTo(9007199254740992.0);
  }

  @Test
  void attributes_of_every_type_become_labels() {
    OtlpDecoder.Read read =
        json(
            "'resource':{}",
            """
            {'name':'x','gauge':{'dataPoints':[{'timeUnixNano':'@AT','asInt':1,'attributes':[
              {'key':'a.b','value':{'stringValue':'one'}},{'key':'a_b','value':{'stringValue':'two'}},
              {'key':'flag','value':{'boolValue':true}},{'key':'none','value':{}},
              {'key':'list','value':{'arrayValue':{'values':[{'intValue':'1'},{'doubleValue':2.5}]}}}
            ]}]}}\
            """);

    assertThat(labels(read)).isEqualTo(Map.of("a_b", "one;two", "flag", "true", "list", "[1,2.5]"));
  }

  @Test
  void a_hundred_thousand_attributes_are_rejected() {
    var attributes = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      attributes
          .append(i == 0 ? "" : ",")
          .append("{'key':'k%d','value':{'stringValue':'v'}}".formatted(i));
    }
    String bad =
        "{'name':'x','gauge':{'dataPoints':[{'timeUnixNano':'@AT','asInt':1,'attributes':[%s]}]}}"
            .formatted(attributes);

    OtlpDecoder.Read read = json("'resource':{}", bad);

    assertThat(read.rejected()).isEqualTo(1);
    assertThat(read.errors().getFirst()).contains("at most 64 attributes but had 100000");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                      | ""
          []                                      | an object
          {'resourceMetrics':7}                   | /resourceMetrics must be an array but was 7
          {'resourceMetrics':[{'resource':[]}]}   | /resourceMetrics/0/resource must be an object
          {'resourceMetrics':[{'scopeMetrics':[{'metrics':[{'name':5}]}]}]} | name must be a string but was 5
          {'resourceMetrics':[{'scopeMetrics':[{'metrics':[{'sum':{'isMonotonic':1}}]}]}]} | true or false
          {'resourceMetrics':[{'scopeMetrics':[{'metrics':[{'sum':{'aggregationTemporality':1.5}}]}]}]} | whole number
          {'resourceMetrics'                      | not JSON
          """)
  void a_body_that_is_no_request_is_400_and_says_where(String body, String shown) {
    ProblemDetail problem =
        refused(quoted(body).getBytes(StandardCharsets.UTF_8), "application/json");

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains(shown);
  }

  @Test
  void deep_json_is_400() {
    String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(refused(deep.getBytes(StandardCharsets.UTF_8), "application/json").status())
        .isEqualTo(400);
  }

  @Test
  void another_charset_is_400_and_another_type_415() {
    byte[] latin = "{\"x\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refused(latin, "application/json").status()).isEqualTo(400);
    assertThat(refused(latin, "text/plain").status()).isEqualTo(415);
    assertThat(refused(new byte[] {10, 5, 1}, "application/x-protobuf").status()).isEqualTo(400);
  }

  @Test
  void an_empty_protobuf_is_an_empty_request() {
    OtlpDecoder.Read read = decoder.read(new byte[0], "application/x-protobuf", null, NOW);

    assertThat(read.points() + read.rejected()).isZero();
  }

  private ProblemDetail refused(byte[] body, String type) {
    return Objects.requireNonNull(
            catchThrowableOfType(ProblemException.class, () -> decoder.read(body, type, null, NOW)))
        .problem();
  }

  private OtlpDecoder.Read json(String resource, String metrics) {
    String body =
        "{'resourceMetrics':[{%s,'scopeMetrics':[{'metrics':[%s]}]}]}".formatted(resource, metrics);
    return decoder.read(
        quoted(body).replace("@AT", AT).replace("@START", START).getBytes(StandardCharsets.UTF_8),
        "application/json; charset=utf-8",
        null,
        NOW);
  }

  private static String gauge(String value) {
    return "{'name':'ok','gauge':{'dataPoints':[{'timeUnixNano':'@AT','asDouble':" + value + "}]}}";
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static Metric metric(OtlpDecoder.Read read) {
    return read.gathered().batches().getFirst().metrics().getFirst();
  }

  private static Sample sample(OtlpDecoder.Read read) {
    return metric(read).series().getFirst().samples().getFirst();
  }

  private static Map<String, String> labels(OtlpDecoder.Read read) {
    return metric(read).series().getFirst().labels();
  }
}
