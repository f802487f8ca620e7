package dev.weatherglass.streams;

import dev.weatherglass.core.alert.HistoryJudge;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeliveryEvent;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// The histories of a service around their judge: get, step, forward under the id of what is told.
final class HistoryProcessor implements Processor<String, DeliveryEvent, String, Problem> {

  private @Nullable ProcessorContext<String, Problem> context;
  private @Nullable HistoryJudge judge;

  @Override
  public void init(ProcessorContext<String, Problem> context) {
    this.context = context;
    judge =
        new HistoryJudge(
            ServiceProcessor.shelf(context, StateStores.HISTORIES),
            ServiceProcessor.shelf(context, StateStores.HISTORY_PROBLEMS));
  }

  @Override
  public void process(Record<String, DeliveryEvent> record) {
    for (Problem problem : Objects.requireNonNull(judge).onEvent(record.value())) {
      Objects.requireNonNull(context).forward(record.withKey(problem.id()).withValue(problem));
    }
  }
}
