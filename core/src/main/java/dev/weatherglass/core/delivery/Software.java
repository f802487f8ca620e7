package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What has run somewhere, and whether two revisions mean the same software. Versions are names:
/// they are equal or not, and never compared for order.
final class Software {

  private static final int SHORT_SHA = 7;

  private final Map<String, List<Revision>> known = new HashMap<>();

  /// Whether both mean the same software. Two digests decide it, but for a rebuild of the same
  /// commit under the same version; then two versions, unless their commits differ; then two
  /// commits. What cannot be compared is not the same.
  static boolean same(Revision one, Revision other) {
    if (bothKnown(one.digest(), other.digest())) {
      return equal(one.digest(), other.digest())
          || (equal(one.version(), other.version()) && equal(one.commit(), other.commit()));
    }
    if (equal(one.version(), other.version())) {
      return !bothKnown(one.commit(), other.commit()) || sameCommit(one, other);
    }
    return sameCommit(one, other);
  }

  /// A short sha means every commit that begins with it.
  private static boolean sameCommit(Revision one, Revision other) {
    @Nullable String left = one.commit();
    @Nullable String right = other.commit();
    return left != null && right != null && (left.startsWith(right) || right.startsWith(left));
  }

  private static boolean bothKnown(@Nullable String one, @Nullable String other) {
    return one != null && other != null;
  }

  private static boolean equal(@Nullable String one, @Nullable String other) {
    return one != null && Objects.equals(one, other);
  }

  /// What two revisions must share, at least one of them, to mean the same software.
  static List<String> keys(Revision revision) {
    var keys = new ArrayList<String>();
    if (revision.digest() != null) {
      keys.add("digest " + revision.digest());
    }
    if (revision.version() != null) {
      keys.add("version " + revision.version());
    }
    if (revision.commit() != null) {
      int length = Math.min(SHORT_SHA, revision.commit().length());
      keys.add("commit " + revision.commit().substring(0, length));
    }
    return keys;
  }

  void add(Revision revision) {
    if (!holds(revision)) {
      keys(revision)
          .forEach(key -> known.computeIfAbsent(key, _ -> new ArrayList<>()).add(revision));
    }
  }

  boolean holds(Revision revision) {
    return keys(revision).stream()
        .flatMap(key -> known.getOrDefault(key, List.of()).stream())
        .anyMatch(each -> same(each, revision));
  }
}
