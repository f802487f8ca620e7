package dev.weatherglass.streams;

import dev.weatherglass.core.alert.EnvironmentJudge;
import dev.weatherglass.core.alert.Told;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Stage two around its judge: get, step, forward under the id of what is told.
final class EnvironmentProcessor implements Processor<String, JudgeInput<Finding>, String, Told> {

  private final JudgeSettings settings;
  private @Nullable ProcessorContext<String, Told> context;
  private @Nullable EnvironmentJudge judge;

  EnvironmentProcessor(JudgeSettings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Told> context) {
    this.context = context;
    judge =
        new EnvironmentJudge(
            settings,
            ServiceProcessor.shelf(context, StateStores.VERIFICATIONS),
            ServiceProcessor.shelf(context, StateStores.RACES),
            ServiceProcessor.shelf(context, StateStores.PROBLEMS),
            ServiceProcessor.shelf(context, StateStores.ENVIRONMENTS),
            ServiceProcessor.shelf(context, StateStores.INSTRUCTIONS));
  }

  @Override
  public void process(Record<String, JudgeInput<Finding>> record) {
    for (Told told : told(Objects.requireNonNull(judge), record.value())) {
      Objects.requireNonNull(context).forward(record.withKey(id(told)).withValue(told));
    }
  }

  private static List<Told> told(EnvironmentJudge judge, JudgeInput<Finding> input) {
    return switch (input) {
      case JudgeInput.Found<Finding>(Finding finding) -> judge.on(finding);
      case JudgeInput.Commanded<Finding>(var command) -> judge.on(command);
    };
  }

  private static String id(Told told) {
    return switch (told) {
      case Told.OfVerdict(var verdict) -> verdict.id();
      case Told.OfProblem(var problem) -> problem.id();
    };
  }
}
