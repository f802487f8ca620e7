package dev.weatherglass.bench.evaluate.scenarios;

import dev.weatherglass.bench.report.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How well alerts blame deploys. Of several alerts for one deploy the first counts. A correct one
/// is raised at or after the onset and at most [#HORIZON] buckets later; one before it is a false
/// alarm. Every deploy but the culprit is innocent.
///
/// Numbers are added as scenarios come: not for several threads.
public final class DeployScore {

  /// Buckets after the onset in which a correct alert may come.
  public static final int HORIZON = 120;

  private int right;
  private int wrong;
  private int missed;
  private int innocent;
  private int blamed;
  private int blamedRightly;
  private final List<Double> delays = new ArrayList<>();
  private final Map<String, Share> recallByKind = new TreeMap<>();
  private final Map<String, Share> recallBySize = new TreeMap<>();
  private final Map<String, Share> falseByKind = new TreeMap<>();

  /// The score of all scenarios together.
  ///
  /// @param alerts by scenario; one without alerts may be missing
  public static DeployScore of(List<Label> labels, Map<String, List<Raised>> alerts) {
    var score = new DeployScore();
    labels.forEach(label -> score.add(label, alerts.getOrDefault(label.id(), List.of())));
    return score;
  }

  private void add(Label label, List<Raised> alerts) {
    List<Raised> inOrder =
        alerts.stream()
            .filter(alert -> alert.deploy() != null)
            .sorted(Comparator.comparingDouble(Raised::ts))
            .toList();
    var first = new LinkedHashMap<String, Raised>();
    inOrder.forEach(alert -> first.putIfAbsent(Objects.requireNonNull(alert.deploy()), alert));
    for (int i = 1; i <= label.n_deploys(); i++) {
      String deploy = "d" + i;
      if (label.regression() && deploy.equals(label.culprit())) {
        addCulprit(label, first.get(deploy));
      } else {
        addInnocent(label, first.containsKey(deploy));
      }
    }
    if (label.regression()) {
      addBlame(label, inOrder);
    }
  }

  private void addCulprit(Label label, @Nullable Raised alert) {
    boolean good = alert != null && isInTime(label, alert);
    count(recallByKind, label.kind(), good);
    count(recallBySize, label.size(), good);
    right += good ? 1 : 0;
    missed += good ? 0 : 1;
    if (alert == null) {
      return;
    }
    if (good) {
      delays.add((alert.ts() - label.onset()) / label.step_s() + 1);
    }
    wrong += alert.ts() < label.onset() ? 1 : 0;
  }

  private static boolean isInTime(Label label, Raised alert) {
    return label.onset() <= alert.ts() && alert.ts() <= label.onset() + HORIZON * label.step_s();
  }

  private void addInnocent(Label label, boolean alarmed) {
    innocent++;
    wrong += alarmed ? 1 : 0;
    count(falseByKind, label.regression() ? "positive-scenario bystander" : label.kind(), alarmed);
  }

  private void addBlame(Label label, List<Raised> inOrder) {
    inOrder.stream()
        .filter(alert -> alert.ts() >= label.onset())
        .findFirst()
        .ifPresent(alert -> {
          blamed++;
          blamedRightly += Objects.equals(alert.deploy(), label.culprit()) ? 1 : 0;
        });
  }

  private static void count(Map<String, Share> shares, String key, boolean hit) {
    shares.merge(
        key, new Share(hit ? 1 : 0, 1), (a, b) -> new Share(a.hits() + b.hits(), a.of() + b.of()));
  }

  /// Correct alerts among the deploys that were blamed.
  public Share precision() {
    return new Share(right, right + wrong);
  }

  /// Correct alerts among the culprits.
  public Share recall() {
    return new Share(right, right + missed);
  }

  /// The harmonic mean of precision and recall, 0 without a correct alert.
  public double f1() {
    double p = precision().value();
    double r = recall().value();
    return right == 0 ? 0 : 2 * p * r / (p + r);
  }

  /// False alarms among the innocent deploys.
  public Share falseAlarms() {
    return new Share(Math.min(wrong, innocent), innocent);
  }

  /// How often the first alert after an onset blames the culprit.
  public Share culprit() {
    return new Share(blamedRightly, blamed);
  }

  /// Buckets from the onset to the alert, 1 for the bucket of the onset; empty without a correct
  /// alert.
  ///
  /// @param quantile from 0 to 1
  public OptionalDouble delay(double quantile) {
    return delays.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            delays.stream()
                .sorted()
                .toList()
                .get(Math.min(delays.size() - 1, (int) (quantile * delays.size()))));
  }

  public Map<String, Share> recallByKind() {
    return Map.copyOf(recallByKind);
  }

  public Map<String, Share> recallBySize() {
    return Map.copyOf(recallBySize);
  }

  public Map<String, Share> falseAlarmsByKind() {
    return Map.copyOf(falseByKind);
  }
}
