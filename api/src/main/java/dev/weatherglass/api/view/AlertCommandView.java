package dev.weatherglass.api.view;

import dev.weatherglass.core.alert.AlertCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was taken of what a person said about an alert; the alert itself shows it a moment later.
///
/// @param problem id of the problem that the word is about
/// @param fingerprint of the alert that was named
/// @param verb `ack`, `resolve` or `false-alarm`
/// @param by who is noted to have said it
/// @param at when
/// @param why absent where nothing was given
public record AlertCommandView(
    String problem, String fingerprint, String verb, String by, Instant at, @Nullable String why) {

  public static AlertCommandView of(AlertCommand command) {
    return new AlertCommandView(
        command.problem().id(),
        command.fingerprint(),
        command.verb().word(),
        command.by(),
        command.at(),
        command.why());
  }
}
