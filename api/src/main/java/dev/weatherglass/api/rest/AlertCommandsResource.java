package dev.weatherglass.api.rest;

import dev.weatherglass.api.commands.Commands;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Problems.Told;
import dev.weatherglass.api.view.AlertCommandView;
import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.AlertCommand.Verb;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Written;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person says about an alert. It is written to the topic of commands and nothing else; the
/// judge that told the problem tells it anew, and so it comes back to history.
public final class AlertCommandsResource {

  private static final String NOBODY_IN_PARTICULAR = "somebody";

  private final History history;
  private final Commands commands;
  private final InstantSource clock;

  /// @param clock as the alerts' own: of the story, where there is one
  public AlertCommandsResource(History history, Commands commands, InstantSource clock) {
    this.history = history;
    this.commands = commands;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    for (Verb verb : Verb.values()) {
      routes.post("/api/v1/alerts/{fingerprint}/" + verb.word(), request -> say(request, verb));
    }
  }

  private void say(Context request, Verb verb) {
    new Parameters(request).check();
    SaidBody said = SaidBody.of(request.bodyAsBytes());
    Grant asker = Visible.of(request);
    Told told = told(asker, request.pathParam("fingerprint"));
    refuseWhatIsOver(told.alert(), verb);
    AlertCommand command =
        new AlertCommand(
            told.problem(),
            told.alert().fingerprint(),
            verb,
            who(asker, said.by()),
            now(told),
            said.why());
    commands.give(command);
    request.attribute(Written.ATTRIBUTE, Written.of(List.of(command.fingerprint())));
    request.status(HttpStatus.ACCEPTED).json(AlertCommandView.of(command));
  }

  private Told told(Grant asker, String fingerprint) {
    return history.read(sql ->
        Problems.findAlert(sql, fingerprint)
            .filter(known -> asker.sees(known.service()))
            .orElseThrow(() -> Answers.unknown("alert", fingerprint)));
  }

  /// What evidence has ended needs nobody's care; that it was false can still be said, and what
  /// people said can be said again.
  private static void refuseWhatIsOver(Alert alert, Verb verb) {
    boolean repeats =
        verb == Verb.RESOLVE && (alert.resolvedBy() != null || alert.falseAlarm() != null);
    if (verb != Verb.FALSE_ALARM && alert.state() == AlertState.RESOLVED && !repeats) {
      throw new ProblemException(
          ProblemDetail.of(
              409,
              "alert-over",
              "The alert is over",
              "alert %s resolved at %s: %s"
                  .formatted(alert.fingerprint(), alert.endsAt(), alert.endReason())));
    }
  }

  /// With a token it is the token's word; whom it speaks for is noted before its name, so that
  /// nobody can speak as somebody else.
  private static String who(Grant asker, @Nullable String by) {
    if (asker.equals(Grant.EVERYTHING)) {
      return Objects.requireNonNullElse(by, NOBODY_IN_PARTICULAR);
    }
    return by == null || by.equals(asker.name()) ? asker.name() : by + " via " + asker.name();
  }

  /// Never before what the person saw, whatever the clock of its samples.
  private Instant now(Told told) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return told.problem().alerts().stream()
        .map(Alert::startsAt)
        .filter(now::isBefore)
        .max(Instant::compareTo)
        .orElse(now);
  }
}
