package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What remains of an [AlertCommand]: which alerts it is about, what was said, by whom.
///
/// Applying instructions is a join: any order and any repetition of them give the same alert. The
/// first word of each kind stays, and an alert ended at the earliest of what evidence and people
/// say.
///
/// @param verb what is said
/// @param word who, when and why
/// @param alerts fingerprints of all that the person saw, by name
public record Instruction(AlertCommand.Verb verb, Word word, List<String> alerts)
    implements Comparable<Instruction> {

  private static final Comparator<Instruction> IN_ORDER =
      Comparator.comparing(Instruction::word)
          .thenComparing(Instruction::verb)
          .thenComparing(each -> String.join(" ", each.alerts()));

  public Instruction {
    alerts = alerts.stream().distinct().sorted().toList();
  }

  static Instruction of(AlertCommand command) {
    return new Instruction(
        command.verb(),
        new Word(command.by(), command.at(), command.why()),
        Stream.concat(
                Stream.of(command.fingerprint()),
                command.problem().alerts().stream().map(Alert::fingerprint))
            .toList());
  }

  /// The alert after this was said of its problem.
  Alert on(Alert alert) {
    if (!isAbout(alert)) {
      return alert;
    }
    return switch (verb) {
      case ACK ->
          alert.with(Word.first(alert.acked(), word), alert.resolvedBy(), alert.falseAlarm());
      case RESOLVE ->
          ended(alert, "resolved by " + word.text())
              .with(alert.acked(), Word.first(alert.resolvedBy(), word), alert.falseAlarm());
      case FALSE_ALARM ->
          ended(alert, "a false alarm, says " + word.text())
              .with(alert.acked(), alert.resolvedBy(), Word.first(alert.falseAlarm(), word));
    };
  }

  /// What the person saw, and what had fired by then and was not seen yet.
  private boolean isAbout(Alert alert) {
    return alerts.contains(alert.fingerprint()) || !alert.startsAt().isAfter(word.at());
  }

  private Alert ended(Alert alert, String reason) {
    Instant at = word.at().isBefore(alert.startsAt()) ? alert.startsAt() : word.at();
    @Nullable Instant known = alert.endsAt();
    int order = known == null ? 1 : known.compareTo(at);
    return order > 0 || (order == 0 && reason.compareTo(String.valueOf(alert.endReason())) < 0)
        ? alert.ended(at, reason)
        : alert;
  }

  @Override
  public int compareTo(Instruction other) {
    return IN_ORDER.compare(this, other);
  }
}
