package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GitLab's pushes, of branches and tags, and merge requests.
final class GitLabChanges {

  private GitLabChanges() {}

  /// A push does not say when it was; its last commit does.
  static Decoded push(Payload payload, Origin origin) throws UnreadableException {
    String after = payload.text("/after", "0");
    if (Commits.isNone(after)) {
      return new Decoded.Ignored("ref_deleted");
    }
    String ref = payload.required("/ref");
    String before = payload.text("/before");
    String base = Commits.isNone(before) ? null : before;
    List<Payload> commits = payload.parts("/commits");
    String commit = payload.text("/checkout_sha", after); // A tag may be an object of its own.
    return origin
        .event(payload, EventKind.CHANGE, Phase.PUSHED, Outcome.SUCCESS)
        .id("push", origin.service() + "/" + ref, after, "")
        .at("/commits/" + (commits.size() - 1) + "/timestamp")
        .revision(new Revision(Commits.tag(ref), commit, null))
        .actor("/user_username", "/user_name")
        .link("page", origin.container() + "/-/commit/" + commit)
        .label("ref", ref)
        .label("after", after)
        .build(context ->
            new ChangeEvent(
                context, origin.service(), Commits.shortRef(ref), base, null, Commits.of(commits)));
  }

  static Decoded mergeRequest(Payload payload, Origin origin) throws UnreadableException {
    Payload request = payload.part("/object_attributes");
    Phase phase = phase(request);
    if (phase == null) {
      return new Decoded.Ignored("action_not_used");
    }
    boolean merged = phase == Phase.MERGED;
    String number = payload.required("/object_attributes/iid");
    String head = request.text("/last_commit/id");
    String branch = request.text("/source_branch");
    String base = request.text("/target_branch");
    String state = phase.word() + "/" + which(request, phase, head);
    return origin
        .event(payload, EventKind.CHANGE, phase, merged ? Outcome.SUCCESS : Outcome.UNKNOWN)
        .id("merge_request", origin.service() + "!" + number, state, "")
        .at(request.instant(moment(phase), "/updated_at", "/created_at"))
        .revision(new Revision(null, merged ? mergeCommit(request, head) : head, null))
        .actor("/user/username", "/user/name")
        .page("/object_attributes/url")
        .label("head", head)
        .label("title", request.text("/title"))
        .build(
            context -> new ChangeEvent(context, origin.service(), branch, base, number, List.of()));
  }

  /// What makes it another event of this phase: a request is opened and merged once.
  private static String which(Payload request, Phase phase, @Nullable String head) {
    boolean reopened = request.text("/action", "").equals("reopen");
    boolean once = phase == Phase.MERGED || (phase == Phase.CREATED && !reopened);
    return once ? "" : head + "/" + request.instant("/updated_at");
  }

  private static @Nullable String mergeCommit(Payload request, @Nullable String head) {
    String merge = request.first("/merge_commit_sha", "/squash_commit_sha");
    return merge == null ? head : merge;
  }

  /// What the action says; a hook without one tells only the state. Null for what is no news about
  /// the change, as an approval.
  private static @Nullable Phase phase(Payload request) {
    return switch (request.text("/action", "state " + request.text("/state", ""))) {
      case "open", "reopen", "state opened", "state reopened" -> Phase.CREATED;
      case "update" -> Phase.UPDATED;
      case "merge", "state merged" -> Phase.MERGED;
      case "close", "state closed" -> Phase.ABANDONED;
      default -> null;
    };
  }

  private static String moment(Phase phase) {
    return switch (phase) {
      case CREATED -> "/created_at";
      case MERGED -> "/merged_at";
      case ABANDONED -> "/closed_at";
      default -> "/updated_at";
    };
  }
}
