package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.Told;
import dev.weatherglass.core.alert.WholeJudge;
import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// State survives serialisation at every step: judges whose memory is bytes, and who are replaced
/// again and again, tell the same as those that run on in memory.
class StoredStateTest {

  private static final CallGraph CALLS = CallGraph.of(Map.of("checkout", List.of("stock")));
  private static final int BASELINE = 250;
  private static final int AFTER = 160;
  private static final long WIDTH_MILLIS = 1000;

  private final List<String> inMemory = new ArrayList<>();
  private final List<String> stored = new ArrayList<>();
  private final WholeJudge whole = new WholeJudge(JudgeSettings.DEFAULTS, Watch.DEFAULTS, CALLS);
  private final Checkout checkout = new Checkout(3);
  private final Random random = new Random(4);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void judges_made_anew_tell_the_same_to_the_byte(int every) {
    StoredJudge judge = new StoredJudge(CALLS, every);
    for (int bucket = 0; bucket < BASELINE + AFTER; bucket++) {
      int since = bucket - BASELINE;
      MetricBatch batch = checkout.scrape(since < 14 ? 0.180 : since < 60 ? 0.240 : 0.185);
      tell(whole.onMetrics(batch), judge.take(services -> services.onMetrics(batch)));
      stock(judge, bucket);
      switch (since) {
        case 0 -> deploy(judge, checkout.deploy("2.0.0"), "checkout");
        case 9 -> deploy(judge, checkout.deploy("7.1.0"), "stock");
        case 15 -> deploy(judge, checkout.deploy("2.0.1"), "checkout");
        case 40 -> deploy(judge, checkout.reports("2.0.1").getFirst(), "checkout");
        case 61 -> deploy(judge, checkout.deploy("2.0.2"), "checkout");
        default -> {}
      }
      assertThat(stored).as("bucket %d", since).isEqualTo(inMemory);
    }
    var at = checkout.now().plusSeconds(600);
    tell(whole.onTick(at), judge.take(services -> services.onTick(at)));

    assertThat(stored).isEqualTo(inMemory).anyMatch(told -> told.contains("\"regressed\""));
    assertThat(inMemory.size()).isGreaterThan(30);
  }

  /// Errors among requests, and CPU use, with gaps; closed buckets.
  private void stock(StoredJudge judge, int bucket) {
    long requests = 80 + random.nextInt(20);
    long errors = random.nextInt(bucket < BASELINE + 9 ? 4 : 5);
    BucketValue ratio =
        random.nextInt(20) == 0 ? BucketValue.MISSING : BucketValue.ratio(errors, requests);
    push(judge, "errors", SignalKind.ERRORS, bucket, ratio);
    push(
        judge,
        "cpu",
        SignalKind.SATURATION,
        bucket,
        BucketValue.of(0.5 + 0.1 * random.nextGaussian()));
  }

  private void push(
      StoredJudge judge, String name, SignalKind kind, int bucket, BucketValue value) {
    long first = Checkout.START.toEpochMilli() / WIDTH_MILLIS;
    Ring ring =
        Ring.empty(
            new SeriesKey("stock", "production", name, ""),
            new Signal(name, name, kind, "1", Direction.UP),
            name,
            kind == SignalKind.ERRORS,
            WIDTH_MILLIS,
            first - 1);
    tell(
        whole.onBucket(ring, first + bucket, value),
        judge.take(services -> services.onBucket(ring, first + bucket, value)));
  }

  private void deploy(StoredJudge judge, DeployEvent event, String service) {
    DeployEvent addressed = event.withContext(event.context().renamed(service, "production"));
    var told = new ArrayList<>(judge.take(services -> services.onEvent(service, addressed)));
    CALLS
        .callers(service)
        .forEach(
            caller -> told.addAll(judge.take(services -> services.onEvent(caller, addressed))));
    tell(whole.onEvent(addressed), told);
  }

  private void tell(List<Told> expected, List<Told> actual) {
    expected.forEach(one -> inMemory.add(json(one)));
    actual.forEach(one -> stored.add(json(one)));
  }

  private static String json(Told told) {
    return new String(
        switch (told) {
          case Told.OfVerdict(var verdict) -> Json.write(verdict);
          case Told.OfProblem(var problem) -> Json.write(problem);
        },
        StandardCharsets.UTF_8);
  }
}
