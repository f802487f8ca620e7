package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import org.jspecify.annotations.Nullable;

/// Puts problems into words.
///
/// @param hub where the hub's pages are found; null where nobody outside can reach them
public record Messages(@Nullable HubLinks hub) {

  /// The message that tells of the transition this problem is in.
  ///
  /// @param id as [Message#id()]
  public Message write(Problem problem, String id) {
    Words words =
        switch (problem.state()) {
          case FIRING -> new FiringWords(problem);
          case RESOLVED -> HandWords.of(problem).orElseGet(() -> new ResolvedWords(problem));
        };
    return new Message(
        id,
        problem.state(),
        words.title(),
        words.sentence(),
        words.facts(),
        words.notes(),
        new Links(hub).of(problem),
        ProblemView.of(problem));
  }

  /// The alert to speak of first: the strongest that is still in the problem's state.
  static @Nullable Alert first(Problem problem) {
    return problem.alerts().stream()
        .filter(alert -> alert.state() == problem.state())
        .findFirst()
        .orElse(problem.alerts().isEmpty() ? null : problem.alerts().getFirst());
  }
}
