package dev.weatherglass.core.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How people mark a fix: by a branch or label they name so, or, more weakly, in words.
final class Fixes {

  private static final Pattern BRANCH =
      Pattern.compile("(?:.*/)?hot-?fix(?:es)?(?:/.*)?|hot-?fix(?:es)?[-_].*");
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:(?:bug|hot)?fix(?:es|ed)?|correct(?:s|ed)?|repairs?|patch(?:es)?|restores?"
              + "|mitigates?|resolves?|handle|prevent|avoid|workaround)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\b(?:typos?|docs?|documentation|readme|comments?|notes|spelling|changelog|lint)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> KINDS = Set.of("kind", "type", "reason", "change_type");
  private static final Set<String> NO = Set.of("false", "no", "0", "");

  private Fixes() {}

  /// Whether its branch or a label names the change a hotfix. Titles and messages do not: they
  /// speak about anything.
  static boolean named(MergedChange change) {
    return named(change.branch()) || named(change.labels());
  }

  static boolean named(Deployment deployment) {
    return named(deployment.branch()) || named(deployment.labels());
  }

  private static boolean named(@Nullable String branch) {
    return branch != null && BRANCH.matcher(branch.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean named(Map<String, String> labels) {
    return labels.entrySet().stream().anyMatch(each -> named(each.getKey(), each.getValue()));
  }

  private static boolean named(String label, String value) {
    String said = value.toLowerCase(Locale.ROOT);
    return label.equalsIgnoreCase("hotfix")
        ? !NO.contains(said)
        : KINDS.contains(label.toLowerCase(Locale.ROOT)) && said.equals("hotfix");
  }

  /// Whether the words sound like a fix of software. Never enough alone.
  static boolean sounds(Commit commit) {
    return WORDS.matcher(commit.title()).find() && !HARMLESS.matcher(commit.title()).find();
  }
}
