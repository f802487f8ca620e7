package dev.weatherglass.api.view;

import dev.weatherglass.api.history.CodeChange;
import dev.weatherglass.core.event.ChangeEvent.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A push, or a pull or merge request, with its commits.
///
/// @param number of the request; absent for a push
/// @param phase how far it is: `created`, `updated`, `merged`, `abandoned`, `pushed`
/// @param commit the head, or what the merge made
/// @param landedAt when it was merged or pushed; absent while it was not
/// @param at the time it is listed under: when it landed, else of its last event
public record ChangeRequestView(
    String id,
    String source,
    String service,
    @Nullable String repository,
    @Nullable String branch,
    @Nullable String base,
    @Nullable String number,
    String phase,
    @Nullable String commit,
    Instant createdAt,
    @Nullable Instant landedAt,
    Instant at,
    @Nullable String actor,
    List<CommitView> commits,
    Map<String, String> links,
    Map<String, String> labels) {

  /// One commit.
  ///
  /// @param message its first line
  public record CommitView(
      String sha, @Nullable Instant at, @Nullable String message, @Nullable String author) {

    static CommitView of(Commit commit) {
      return new CommitView(commit.sha(), commit.at(), commit.message(), commit.author());
    }
  }

  public static ChangeRequestView of(CodeChange change) {
    return new ChangeRequestView(
        change.id(),
        change.source(),
        change.service(),
        change.repository(),
        change.branch(),
        change.base(),
        change.number(),
        change.phase().word(),
        change.commit(),
        change.createdAt(),
        change.landedAt(),
        change.at(),
        change.actor(),
        change.commits().stream().map(CommitView::of).toList(),
        change.links(),
        change.labels());
  }
}
