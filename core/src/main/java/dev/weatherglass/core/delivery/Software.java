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

  private final Map<String, List<Revision>> byDigest = new HashMap<>();
  private final Map<String, List<Revision>> byVersion = new HashMap<>();
  private final Map<String, List<Revision>> byCommit = new HashMap<>();

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

  void add(Revision revision) {
    if (!holds(revision)) {
      keep(byDigest, revision.digest(), revision);
      keep(byVersion, revision.version(), revision);
      keep(byCommit, revision.commit(), revision);
    }
  }

  boolean holds(Revision revision) {
    return known(byDigest, revision.digest(), revision)
        || known(byVersion, revision.version(), revision)
        || known(byCommit, revision.commit(), revision);
  }

  private static void keep(
      Map<String, List<Revision>> index, @Nullable String key, Revision revision) {
    if (key != null) {
      index.computeIfAbsent(key, _ -> new ArrayList<>()).add(revision);
    }
  }

  private static boolean known(
      Map<String, List<Revision>> index, @Nullable String key, Revision revision) {
    return key != null
        && index.getOrDefault(key, List.of()).stream().anyMatch(each -> same(each, revision));
  }
}
