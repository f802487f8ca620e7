package dev.weatherglass.streams;

import dev.weatherglass.core.correlate.RingShelf;
import dev.weatherglass.core.correlate.ServiceJudge;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.wire.Received;
import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Stage one around its judge: get, step, forward by environment; and minutes by series.
final class ServiceProcessor implements Processor<String, StageOneInput, String, StageOneOutput> {

  private final StreamsSettings settings;
  private final Counter dropped;
  private final List<Rollup> minutes = new ArrayList<>();
  private @Nullable ProcessorContext<String, StageOneOutput> context;
  private @Nullable ServiceJudge judge;
  private long droppedBefore;

  ServiceProcessor(StreamsSettings settings, Counter dropped) {
    this.settings = settings;
    this.dropped = dropped;
  }

  @Override
  public void init(ProcessorContext<String, StageOneOutput> context) {
    this.context = context;
    judge =
        new ServiceJudge(
            settings.judge(),
            settings.watch(),
            settings.calls(),
            shelf(context, StateStores.FAMILIES),
            new RingShelf(
                shelf(context, StateStores.RINGS), shelf(context, StateStores.RING_BLOCKS)),
            shelf(context, StateStores.WEEKS),
            shelf(context, StateStores.SERVICES),
            shelf(context, StateStores.VIGILS),
            minutes::add);
    droppedBefore = 0;
  }

  @Override
  public void process(Record<String, StageOneInput> record) {
    minutes.clear();
    findings(record).forEach(finding -> forward(record, finding));
    minutes.forEach(minute -> forward(record, minute));
  }

  private void forward(Record<String, StageOneInput> record, Finding finding) {
    Objects.requireNonNull(context)
        .forward(
            new Record<>(
                finding.environment(),
                new StageOneOutput.Found(finding),
                record.timestamp(),
                received(record.timestamp())));
  }

  private void forward(Record<String, StageOneInput> record, Rollup minute) {
    Objects.requireNonNull(context)
        .forward(new Record<>(minute.id(), new StageOneOutput.Drawn(minute), record.timestamp()));
  }

  /// Travels with the finding to the verdict that it decides, which tells how long that took.
  private static Headers received(long timestamp) {
    return new RecordHeaders().add(Received.HEADER, Received.encode(timestamp));
  }

  private List<Finding> findings(Record<String, StageOneInput> record) {
    ServiceJudge service = Objects.requireNonNull(judge);
    return switch (record.value()) {
      case StageOneInput.Reported(var event) -> service.onEvent(record.key(), event);
      case StageOneInput.Ticked(var at) -> service.onTick(at);
      case StageOneInput.Measured(var batch) -> {
        List<Finding> findings = service.onMetrics(batch);
        dropped.increment((double) (service.droppedSamples() - droppedBefore));
        droppedBefore = service.droppedSamples();
        yield findings;
      }
    };
  }

  static <V> StoreShelf<V> shelf(ProcessorContext<?, ?> context, StateStores<V> store) {
    KeyValueStore<String, V> found = context.getStateStore(store.name());
    return new StoreShelf<>(found);
  }
}
