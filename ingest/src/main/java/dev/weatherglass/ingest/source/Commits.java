package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Commits as code hosts write them, and what their references mean.
final class Commits {

  /// A whole commit id, SHA-1 or SHA-256.
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private static final Pattern VERSION = Pattern.compile("v?\\d+\\.\\d[\\w.+-]*");
  private static final Pattern NO_COMMIT = Pattern.compile("0+");
  private static final String TAG = "refs/tags/";

  private Commits() {}

  /// The commits of a push: `id`, `message`, `timestamp`, `author`.
  static List<ChangeEvent.Commit> of(List<Payload> commits) {
    var read = new ArrayList<ChangeEvent.Commit>();
    for (Payload commit : commits) {
      String sha = commit.first("/id", "/sha");
      if (sha != null && read.size() < EventLimits.ELEMENTS) {
        String author = commit.first("/author/username", "/author/name");
        String message = firstLine(commit.text("/message"));
        read.add(new ChangeEvent.Commit(sha, commit.instant("/timestamp"), message, author));
      }
    }
    return read;
  }

  private static @Nullable String firstLine(@Nullable String message) {
    return message == null ? null : message.lines().findFirst().orElse("");
  }

  /// Whether a text is a commit and not the name of a branch.
  static boolean isSha(@Nullable String text) {
    return text != null && SHA.matcher(text).matches();
  }

  /// The text where it is a commit; null for a branch's name or nothing.
  static @Nullable String shaOrNull(@Nullable String text) {
    return isSha(text) ? text : null;
  }

  /// Whether this stands for "no commit": nothing at all, or only zeros.
  static boolean isNone(@Nullable String sha) {
    return sha == null || NO_COMMIT.matcher(sha).matches();
  }

  /// The name of a branch or tag without `refs/heads/`.
  static String shortRef(String ref) {
    return ref.replaceFirst("^refs/(heads|tags)/", "");
  }

  /// The name of a ref where it looks like a version; null otherwise.
  static @Nullable String version(@Nullable String ref) {
    String name = ref == null ? "" : shortRef(ref);
    return VERSION.matcher(name).matches() ? name : null;
  }

  /// The tag that was pushed; null where it is a branch.
  static @Nullable String tag(String ref) {
    return ref.startsWith(TAG) ? ref.substring(TAG.length()) : null;
  }
}
