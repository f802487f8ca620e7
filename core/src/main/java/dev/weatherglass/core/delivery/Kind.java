package dev.weatherglass.core.delivery;

import java.util.Locale;

/// What a deploy was, as history shows.
public enum Kind {
  /// Something that had not run there before.
  ROLLOUT,
  /// What was running already, once more.
  REDEPLOY,
  /// What ran earlier, other than what was running.
  ROLLBACK,
  /// New software that repairs what the deploy before it broke.
  HOTFIX,
  /// New software that takes back commits delivered earlier.
  REVERT;

  /// Whether nobody would have planned it: a rollback, hotfix or revert.
  public boolean unplanned() {
    return switch (this) {
      case ROLLBACK, HOTFIX, REVERT -> true;
      case ROLLOUT, REDEPLOY -> false;
    };
  }

  /// The word in answers: `rollout`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
