package dev.weatherglass.core.verify;

import dev.weatherglass.core.event.Change;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One change as it is judged: every report of what is taken to be the same change.
///
/// @param verification id of its verification: first change and environment
/// @param service whose series it competes on
/// @param environment where
/// @param onset the earliest onset of its changes
/// @param changes its reports by onset; not empty
public record Candidate(
    String verification, String service, String environment, Instant onset, List<Change> changes) {

  public Candidate {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("changes must not be empty");
    }
  }

  /// The change that is named first: the earliest one that says its version.
  public Change change() {
    return changes.stream()
        .filter(change -> change.revision().version() != null)
        .findFirst()
        .orElseGet(changes::getFirst);
  }

  /// Its changes, the one that is named first at the front.
  public List<Change> namedFirst() {
    Change named = change();
    return Stream.concat(Stream.of(named), changes.stream().filter(other -> !other.equals(named)))
        .toList();
  }

  /// The same candidate, with other reports of it.
  public Candidate withChanges(List<Change> others) {
    return new Candidate(verification, service, environment, onset, others);
  }

  /// Whether a change is one of its reports.
  public boolean holds(String change) {
    return changes.stream().anyMatch(other -> other.id().equals(change));
  }
}
