package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.correlate.ServiceJudge;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Both stages in one, in memory: events and samples in, verdicts and problems out, no Kafka. What
/// it tells is what the streams tell for the same input. For one thread.
public final class WholeJudge {

  private final CallGraph calls;
  private final ServiceJudge services;
  private final EnvironmentJudge environments;

  public WholeJudge(JudgeSettings settings, Watch watch) {
    this(settings, watch, CallGraph.NONE);
  }

  /// @param calls who calls whom
  public WholeJudge(JudgeSettings settings, Watch watch, CallGraph calls) {
    this.calls = calls;
    services =
        new ServiceJudge(
            settings,
            watch,
            calls,
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>());
    environments =
        new EnvironmentJudge(
            settings,
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>());
  }

  /// Takes in samples of one service.
  public List<Told> onMetrics(MetricBatch batch) {
    return judge(services.onMetrics(batch));
  }

  /// Takes in one closed bucket of a watched series; see [ServiceJudge#onBucket].
  public List<Told> onBucket(Ring series, long index, BucketValue value) {
    return judge(services.onBucket(series, index, value));
  }

  /// Takes in an event; one without a service changes nothing.
  public List<Told> onEvent(DeliveryEvent event) {
    @Nullable String service = event.context().service();
    if (service == null) {
      return List.of();
    }
    var told = new ArrayList<>(judge(services.onEvent(service, event)));
    calls.callers(service).forEach(caller -> told.addAll(judge(services.onEvent(caller, event))));
    return told;
  }

  /// Takes in what a person said.
  public List<Told> onCommand(AlertCommand command) {
    return environments.on(command);
  }

  /// Takes in the time.
  public List<Told> onTick(Instant at) {
    return judge(services.onTick(at));
  }

  private List<Told> judge(List<Finding> findings) {
    var told = new ArrayList<Told>();
    findings.forEach(finding -> told.addAll(environments.on(finding)));
    return told;
  }
}
