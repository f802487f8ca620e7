package dev.weatherglass.core.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commits on their way: a push, a pull or merge request.
///
/// @param repository full name, as `octo/shop`; null where unknown
/// @param branch the branch that changed; null where unknown
/// @param base the branch or commit it is compared with; null where unknown
/// @param number the request's number; null for a push
/// @param commits the commits that came, oldest first; may be empty
public record ChangeEvent(
    EventContext context,
    @Nullable String repository,
    @Nullable String branch,
    @Nullable String base,
    @Nullable String number,
    List<Commit> commits)
    implements DeliveryEvent {

  /// One commit.
  ///
  /// @param sha full sha
  /// @param at when it was committed; null where unknown
  /// @param message its first line; null where unknown
  /// @param author name as the source says; null where unknown
  public record Commit(
      String sha, @Nullable Instant at, @Nullable String message, @Nullable String author) {}

  public ChangeEvent {
    commits = List.copyOf(commits);
  }

  @Override
  public EventKind kind() {
    return EventKind.CHANGE;
  }

  @Override
  public ChangeEvent withContext(EventContext changed) {
    return new ChangeEvent(changed, repository, branch, base, number, commits);
  }
}
