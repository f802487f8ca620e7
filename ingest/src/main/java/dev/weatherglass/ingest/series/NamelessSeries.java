package dev.weatherglass.ingest.series;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/// The first metrics that came without a label that names their service, so that a person can see
/// what is missing. Bounded; any thread may call.
public final class NamelessSeries {

  /// How many names are kept.
  public static final int KEPT = 100;

  private final ConcurrentSkipListSet<String> names = new ConcurrentSkipListSet<>();

  /// Remembers a metric.
  public void note(String metric) {
    if (names.size() < KEPT) {
      names.add(metric);
    }
  }

  /// Their names, sorted.
  public List<String> names() {
    return List.copyOf(names);
  }
}
