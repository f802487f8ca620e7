package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GitHub's pushes, of branches and tags, and pull requests.
final class GitHubChanges {

  private GitHubChanges() {}

  static Decoded push(Payload payload, Origin origin) throws UnreadableException {
    String after = payload.text("/after");
    if (payload.flag("/deleted") || (after != null && Commits.isNone(after))) {
      return new Decoded.Ignored("ref_deleted");
    }
    String ref = payload.required("/ref");
    String pushed = payload.requiredAny("/after", "/head_commit/id");
    String commit = Commits.tag(ref) == null ? pushed : payload.text("/head_commit/id", pushed);
    String before = payload.text("/before");
    String base = Commits.isNone(before) ? null : before;
    List<ChangeEvent.Commit> commits = Commits.of(payload.parts("/commits"));
    return origin
        .event(payload, EventKind.CHANGE, Phase.PUSHED, Outcome.SUCCESS)
        .id("push", origin.service() + "/" + ref, pushed, "")
        .at("/repository/pushed_at", "/head_commit/timestamp")
        .revision(new Revision(Commits.tag(ref), commit, null))
        .actor("/pusher/name", "/sender/login")
        .page("/compare")
        .label("ref", ref)
        .label("after", pushed)
        .build(context ->
            new ChangeEvent(context, origin.service(), Commits.shortRef(ref), base, null, commits));
  }

  static Decoded pullRequest(Payload payload, Origin origin) throws UnreadableException {
    boolean merged = payload.flag("/pull_request/merged") || payload.has("/pull_request/merged_at");
    Phase phase =
        switch (payload.required("/action")) {
          case "opened", "reopened" -> Phase.CREATED;
          case "synchronize", "edited" -> Phase.UPDATED;
          case "closed" -> merged ? Phase.MERGED : Phase.ABANDONED;
          default -> null;
        };
    if (phase == null) {
      return new Decoded.Ignored("action_not_used");
    }
    return request(payload, origin, phase);
  }

  private static Decoded request(Payload payload, Origin origin, Phase phase)
      throws UnreadableException {
    boolean merged = phase == Phase.MERGED;
    String number = payload.requiredAny("/pull_request/number", "/number");
    String head = payload.text("/pull_request/head/sha");
    String mergeCommit = payload.text("/pull_request/merge_commit_sha");
    String branch = payload.text("/pull_request/head/ref");
    String base = payload.text("/pull_request/base/ref");
    String state = phase.word() + "/" + which(payload, phase, head);
    return origin
        .event(payload, EventKind.CHANGE, phase, merged ? Outcome.SUCCESS : Outcome.UNKNOWN)
        .id("pull_request", origin.service() + "#" + number, state, "")
        .at(moment(phase), "/pull_request/updated_at")
        .revision(new Revision(null, commit(merged, mergeCommit, head), null))
        .actor("/sender/login", "/pull_request/user/login")
        .page("/pull_request/html_url")
        .label("head", head)
        .label("title", payload.text("/pull_request/title"))
        .build(
            context -> new ChangeEvent(context, origin.service(), branch, base, number, List.of()));
  }

  /// What makes it another event of this phase: a request is opened and merged once, closed and
  /// reopened perhaps often. Never what a later comment moves, or a poll would not agree.
  private static String which(Payload payload, Phase phase, @Nullable String head) {
    boolean reopened = payload.text("/action", "").equals("reopened");
    return switch (phase) {
      case CREATED -> reopened ? payload.text("/pull_request/updated_at", "") : "";
      case MERGED -> "";
      case ABANDONED -> payload.text("/pull_request/closed_at", "");
      default -> head + "/" + payload.text("/pull_request/updated_at", "");
    };
  }

  private static @Nullable String commit(
      boolean merged, @Nullable String mergeCommit, @Nullable String head) {
    return merged && mergeCommit != null ? mergeCommit : head;
  }

  private static String moment(Phase phase) {
    return switch (phase) {
      case CREATED -> "/pull_request/created_at";
      case MERGED -> "/pull_request/merged_at";
      case ABANDONED -> "/pull_request/closed_at";
      default -> "/pull_request/updated_at";
    };
  }
}
