package dev.weatherglass.core.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a commit says that it takes back, in the forms that git (`Revert "…"`, `This reverts commit
/// <sha>`), GitHub (`Reverts octo/shop#12`) and GitLab (`This reverts merge request shop!12`)
/// write. A message that merely begins with the word is none.
///
/// @param sha of the commit; null where it says none
/// @param title of the commit or request; null where it says none
/// @param number of the request; null where it says none
record Reverts(@Nullable String sha, @Nullable String title, @Nullable String number) {

  private static final Pattern TITLE =
      Pattern.compile("^Revert:? [\"“](.+)[\"”](?: \\([#!]\\d+\\))?$");
  private static final Pattern COMMIT =
      Pattern.compile("\\b[Tt]his reverts commit ([0-9a-f]{7,40})\\b");
  private static final Pattern REQUEST =
      Pattern.compile("\\b(?:Reverts|[Tt]his reverts merge request) [^\\s#!]*[#!](\\d+)\\b");
  private static final Pattern REQUEST_SUFFIX = Pattern.compile(" \\([#!]\\d+\\)$");
  private static final Pattern AGAIN = Pattern.compile("^Revert:? [\"“]Revert:? [\"“].*");

  /// What the commit takes back; null where it takes back nothing, or takes back a revert, which
  /// brings the work again.
  static @Nullable Reverts of(Commit commit) {
    if (commit.message() == null || AGAIN.matcher(commit.title()).matches()) {
      return null;
    }
    @Nullable String sha = find(COMMIT, commit.message());
    @Nullable String title = find(TITLE, commit.title());
    @Nullable String number = find(REQUEST, commit.message());
    return sha == null && title == null && number == null ? null : new Reverts(sha, title, number);
  }

  private static @Nullable String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /// A title without the request's number that GitHub adds to it.
  static String plain(String title) {
    return REQUEST_SUFFIX.matcher(title).replaceFirst("");
  }
}
