package dev.weatherglass.api.view;

import dev.weatherglass.api.ci.ServiceHealth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The health of one service's continuous integration.
///
/// @param timeToFeedback from a commit to the first result of a build of it
/// @param pipelines what was built in the period, from large to small units; empty without data
/// @param links to the lists behind the numbers
/// @param reason `no_data` where nothing was built in the period; absent where something was
public record ServiceCiView(
    String service,
    FeedbackView timeToFeedback,
    List<PipelineView> pipelines,
    LinksView links,
    @Nullable String reason) {

  /// Where the lists behind the numbers are.
  public record LinksView(String builds, String flakyTests, String slowestTests) {

    static LinksView of(ListLinks links) {
      return new LinksView(
          links.to("/api/v1/builds"),
          links.to("/api/v1/tests/flaky"),
          links.to("/api/v1/tests/slowest"));
    }
  }

  public ServiceCiView {
    pipelines = List.copyOf(pipelines);
  }

  public static ServiceCiView of(
      ServiceHealth health, @Nullable String environment, Instant from, Instant to) {
    var links = new ListLinks(health.service(), environment, from, to);
    return new ServiceCiView(
        health.service(),
        FeedbackView.of(health.feedback()),
        health.pipelines().stream().map(pipeline -> PipelineView.of(pipeline, links)).toList(),
        LinksView.of(links),
        health.pipelines().isEmpty() ? "no_data" : null);
  }
}
