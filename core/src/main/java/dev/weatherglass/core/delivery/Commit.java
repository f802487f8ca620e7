package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One commit of a change.
///
/// @param sha full sha
/// @param at when it was committed; null where unknown
/// @param message what it says, of any length; null where unknown
/// @param author name as the source says; null where unknown
/// @param merge whether it only joins two branches
public record Commit(
    String sha,
    @Nullable Instant at,
    @Nullable String message,
    @Nullable String author,
    boolean merge) {

  private static final Pattern MERGE_MESSAGE =
      Pattern.compile(
          "Merge (pull request #\\d+ from |(remote-tracking )?branch(es)? '|tag '|commit '"
              + "|[0-9a-f]{7,40} into [0-9a-f]{7,40}|remote-tracking branches ).*",
          Pattern.DOTALL);

  public Commit {
    merge = merge || (message != null && MERGE_MESSAGE.matcher(message).matches());
  }

  /// A commit of a source that does not tell its parents: whether it merges is seen by the words
  /// that git itself writes.
  public static Commit of(
      String sha, @Nullable Instant at, @Nullable String message, @Nullable String author) {
    return new Commit(sha, at, message, author, false);
  }

  /// The first line of the message; empty where there is none.
  public String title() {
    return message == null ? "" : message.lines().findFirst().orElse("").strip();
  }
}
