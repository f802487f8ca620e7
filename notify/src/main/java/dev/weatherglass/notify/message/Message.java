package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.AlertState;
import java.util.List;

/// One transition of one problem, as it is told to one channel; the same on every attempt.
///
/// @param id hash of problem, channel and transition; 26 characters, safe in a file name
/// @param state whether it tells of a problem or of its end
/// @param title a headline without a full stop
/// @param sentence all that matters in one sentence, for phones and screen readers
/// @param facts what to look at first, in order
/// @param notes what else is known, one sentence each
/// @param links where to read on; may be empty
/// @param problem the whole of it, for machines
public record Message(
    String id,
    AlertState state,
    String title,
    String sentence,
    List<Fact> facts,
    List<String> notes,
    List<Link> links,
    ProblemView problem) {

  public Message {
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
    links = List.copyOf(links);
  }
}
