package dev.weatherglass.core.delivery.definition;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A CI pipeline as DevLake keeps it, and when it is a deployment there: it ended in success or
/// failure, and it is of type `DEPLOYMENT` or one of its tasks is and ended so.
///
/// @param id the pipeline
/// @param result `SUCCESS`, `FAILURE`, `SKIPPED`, …
/// @param type `DEPLOYMENT` or null
/// @param environment as `PRODUCTION`; null where it says none
/// @param finished null while it runs
/// @param tasks its jobs
record DevlakePipeline(
    String id,
    String result,
    @Nullable String type,
    @Nullable String environment,
    @Nullable Instant finished,
    List<Task> tasks) {

  /// Environments that a pipeline takes from its tasks, the first of them that a task has.
  private static final List<String> ENVIRONMENTS = List.of("PRODUCTION", "STAGING", "TESTING");

  private static final String DEPLOYMENT = "DEPLOYMENT";

  /// A job of the pipeline.
  record Task(@Nullable String result, @Nullable String type, @Nullable String environment) {}

  /// What it deployed.
  ///
  /// @param environment null where neither the pipeline nor its tasks say one
  record Deployed(
      String pipeline, boolean success, @Nullable String environment, @Nullable Instant finished) {}

  DevlakePipeline {
    tasks = List.copyOf(tasks);
  }

  Optional<Deployed> deployed() {
    boolean deploys = DEPLOYMENT.equals(type) || deployments().findAny().isPresent();
    return ended(result) && deploys
        ? Optional.of(new Deployed(id, result.equals("SUCCESS"), place(), finished))
        : Optional.empty();
  }

  private Stream<Task> deployments() {
    return tasks.stream().filter(each -> DEPLOYMENT.equals(each.type()) && ended(each.result()));
  }

  private static boolean ended(@Nullable String result) {
    return "SUCCESS".equals(result) || "FAILURE".equals(result);
  }

  private @Nullable String place() {
    if (environment != null) {
      return environment;
    }
    List<String> known =
        tasks.stream().map(Task::environment).filter(Objects::nonNull).distinct().toList();
    return ENVIRONMENTS.stream().filter(known::contains).findFirst().orElse(null);
  }
}
