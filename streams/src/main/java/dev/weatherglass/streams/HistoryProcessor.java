package dev.weatherglass.streams;

import dev.weatherglass.core.alert.HistoryJudge;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeliveryEvent;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// The histories of a service around their judge: get, step, forward under the id of what is told.
final class HistoryProcessor
    implements Processor<String, JudgeInput<DeliveryEvent>, String, Problem> {

  private @Nullable ProcessorContext<String, Problem> context;
  private @Nullable HistoryJudge judge;

  @Override
  public void init(ProcessorContext<String, Problem> context) {
    this.context = context;
    judge =
        new HistoryJudge(
            ServiceProcessor.shelf(context, StateStores.HISTORIES),
            ServiceProcessor.shelf(context, StateStores.HISTORY_PROBLEMS),
            ServiceProcessor.shelf(context, StateStores.HISTORY_INSTRUCTIONS));
  }

  @Override
  public void process(Record<String, JudgeInput<DeliveryEvent>> record) {
    for (Problem problem : told(Objects.requireNonNull(judge), record.value())) {
      Objects.requireNonNull(context).forward(record.withKey(problem.id()).withValue(problem));
    }
  }

  private static List<Problem> told(HistoryJudge judge, JudgeInput<DeliveryEvent> input) {
    return switch (input) {
      case JudgeInput.Found<DeliveryEvent>(DeliveryEvent event) -> judge.onEvent(event);
      case JudgeInput.Commanded<DeliveryEvent>(var command) -> judge.onCommand(command);
    };
  }
}
