package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commits that arrived on a branch: a merged request, or a push.
///
/// @param id the entity in history
/// @param service whose code it is
/// @param repository full name, as `octo/shop`; null where unknown
/// @param branch of a request, where the work was done; of a push, the branch that changed
/// @param base of a request, the branch it was merged into; null where unknown
/// @param number the request's number; null for a push
/// @param title of the request; null where unknown
/// @param head the commit that the branch is at afterwards: the merge or squash commit; null where
///   unknown
/// @param createdAt when the request was opened; null where unknown
/// @param mergedAt when it arrived
/// @param commits oldest first; may be empty
/// @param team who owns the service, as a label says; null where unknown
/// @param labels free words of the sender
public record MergedChange(
    String id,
    String service,
    @Nullable String repository,
    @Nullable String branch,
    @Nullable String base,
    @Nullable String number,
    @Nullable String title,
    @Nullable String head,
    @Nullable Instant createdAt,
    Instant mergedAt,
    List<Commit> commits,
    @Nullable String team,
    Map<String, String> labels) {

  public MergedChange {
    commits = List.copyOf(commits);
    labels = Map.copyOf(labels);
  }

  /// The branch that its commits are on afterwards; empty where unknown.
  public String target() {
    @Nullable String known = number == null || base == null ? branch : base;
    return known == null ? "" : known;
  }
}
