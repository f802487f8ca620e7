package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one deploy at this moment: the answer that a gate waits for.
///
/// @param deployId the deploy that was asked for
/// @param state the verdict's; without a verdict `judging` while one may still come, else
///   [#UNJUDGED]
/// @param ended whether that is final
/// @param reason why, in plain words
/// @param verdict the whole verdict; null where there is none
public record DeployVerdictView(
    String deployId,
    String state,
    boolean ended,
    String reason,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable VerdictView verdict) {

  /// The state of a deploy that will never have a verdict: reported late, or cancelled before it
  /// started.
  public static final String UNJUDGED = "unjudged";

  public static DeployVerdictView of(Deploy deploy, Optional<Verdict> verdict) {
    return verdict.map(known -> judged(deploy, known)).orElseGet(() -> unjudged(deploy));
  }

  /// Whether waiting on is of no use: it is judged healthy or regressed, or it has ended.
  public boolean settled() {
    return ended
        || state.equals(VerdictState.HEALTHY.word())
        || state.equals(VerdictState.REGRESSED.word());
  }

  private static DeployVerdictView judged(Deploy deploy, Verdict verdict) {
    return new DeployVerdictView(
        deploy.id(),
        verdict.state().word(),
        verdict.ended(),
        verdict.reason(),
        VerdictView.whole(verdict));
  }

  private static DeployVerdictView unjudged(Deploy deploy) {
    Unjudged why = Unjudged.why(deploy);
    String state = why.ended() ? UNJUDGED : VerdictState.JUDGING.word();
    return new DeployVerdictView(deploy.id(), state, why.ended(), why.reason(), null);
  }
}
