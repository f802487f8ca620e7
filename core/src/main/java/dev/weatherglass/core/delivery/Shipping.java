package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which commits each deploy was the first to bring to one place (all production environments
/// together, or one other environment).
///
/// A deploy contains what its branch had up to its commit. The commit is the one it names, else the
/// one that another deploy of the same software names, else one that its version quotes (as
/// `main-4f2a91c`). Where none of them is known, it contains what was merged before it began.
final class Shipping {

  private static final Pattern QUOTED = Pattern.compile("(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])");
  private static final Set<String> TRUNKS = Set.of("main", "master", "trunk");

  private final CommitLog log;
  private final Map<String, String> namedElsewhere;
  private final Set<String> delivered = new HashSet<>();
  private final Map<CommitLog.Target, Integer> reached = new HashMap<>();
  private CommitLog.@Nullable Target used;

  /// @param namedElsewhere commit by digest and by version, of deploys that name one
  Shipping(CommitLog log, Map<String, String> namedElsewhere) {
    this.log = log;
    this.namedElsewhere = namedElsewhere;
  }

  /// What the deploy would bring, in the order of the branch; nothing is remembered.
  ///
  /// @param guess whether to go by time where its commit is not known
  List<CommitLog.Entry> look(Deployment deploy, boolean guess) {
    CommitLog.@Nullable Entry upTo = named(deploy);
    if (upTo != null) {
      return fresh(upTo.target(), upTo, deploy.moment());
    }
    var all = new ArrayList<CommitLog.Entry>();
    if (guess) {
      likely(deploy).forEach(target -> all.addAll(fresh(target, null, deploy.began())));
    }
    return all;
  }

  /// What the deploy brings; it is not fresh any more.
  List<CommitLog.Entry> ship(Deployment deploy, boolean guess) {
    List<CommitLog.Entry> fresh = look(deploy, guess);
    fresh.forEach(entry -> delivered.add(entry.commit().sha()));
    CommitLog.@Nullable Entry upTo = named(deploy);
    if (upTo != null) {
      used = upTo.target();
    }
    fresh.stream().map(CommitLog.Entry::target).distinct().forEach(this::reach);
    return fresh;
  }

  boolean delivered(String sha) {
    return delivered.contains(sha);
  }

  private void reach(CommitLog.Target target) {
    List<CommitLog.Entry> branch = log.on(target);
    int next = reached.getOrDefault(target, 0);
    while (next < branch.size() && delivered.contains(branch.get(next).commit().sha())) {
      next++;
    }
    reached.put(target, next);
  }

  private List<CommitLog.Entry> fresh(
      CommitLog.Target target, CommitLog.@Nullable Entry upTo, Instant before) {
    List<CommitLog.Entry> branch = log.on(target);
    int end = upTo == null ? branch.size() - 1 : upTo.position();
    var fresh = new ArrayList<CommitLog.Entry>();
    for (int at = reached.getOrDefault(target, 0); at <= end; at++) {
      CommitLog.Entry entry = branch.get(at);
      boolean late = entry.change().mergedAt().isAfter(before);
      if (late && upTo == null) {
        break;
      }
      boolean its = upTo != null && entry.change().id().equals(upTo.change().id());
      if ((its || !late) && !delivered.contains(entry.commit().sha())) {
        fresh.add(entry);
      }
    }
    return fresh;
  }

  private CommitLog.@Nullable Entry named(Deployment deploy) {
    for (String sha : shas(deploy)) {
      CommitLog.@Nullable Entry entry = choose(log.of(sha), deploy);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private List<String> shas(Deployment deploy) {
    var shas = new ArrayList<String>();
    add(shas, deploy.revision().commit());
    add(shas, elsewhere("digest", deploy.revision().digest()));
    add(shas, elsewhere("version", deploy.revision().version()));
    if (deploy.revision().version() != null) {
      Matcher quoted = QUOTED.matcher(deploy.revision().version());
      while (quoted.find()) {
        shas.add(quoted.group());
      }
    }
    return shas;
  }

  private @Nullable String elsewhere(String what, @Nullable String value) {
    return value == null ? null : namedElsewhere.get(what + " " + value);
  }

  private static void add(List<String> shas, @Nullable String sha) {
    if (sha != null && !sha.isEmpty()) {
      shas.add(sha);
    }
  }

  /// Of several branches that have it: the deploy's own, the one used last, a trunk, the first by
  /// name.
  private CommitLog.@Nullable Entry choose(List<CommitLog.Entry> places, Deployment deploy) {
    return places.stream()
        .min(
            Comparator.comparing(
                    (CommitLog.Entry each) -> !each.target().branch().equals(deploy.branch()))
                .thenComparing(each -> !each.target().equals(used))
                .thenComparing(each -> !TRUNKS.contains(each.target().branch()))
                .thenComparing(CommitLog.Entry::target, CommitLog.Target.IN_ORDER))
        .orElse(null);
  }

  /// The branches a deploy without a known commit may come from.
  private List<CommitLog.Target> likely(Deployment deploy) {
    List<CommitLog.Target> targets = log.targets();
    List<CommitLog.Target> own =
        targets.stream().filter(each -> each.branch().equals(deploy.branch())).toList();
    if (!own.isEmpty()) {
      return own;
    }
    if (used != null) {
      return List.of(used);
    }
    List<CommitLog.Target> trunks =
        targets.stream().filter(each -> TRUNKS.contains(each.branch())).toList();
    return trunks.isEmpty() ? targets : trunks;
  }
}
