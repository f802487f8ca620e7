package dev.weatherglass.ingest.upload.test;

import org.jspecify.annotations.Nullable;

/// A suite while its elements come.
final class JUnitSuite {

  private final @Nullable String name;
  private final @Nullable Double time;
  private final JUnitCounts attributes;
  private JUnitCounts withoutCases = JUnitCounts.NONE;
  private boolean hasCases;
  private int suites;
  private @Nullable String onlySuite;
  private double within;
  private boolean timed;

  /// @param time the attribute in seconds; negative ones are no times
  JUnitSuite(@Nullable String name, @Nullable Double time, JUnitCounts attributes) {
    this.name = name;
    this.time = time == null || time < 0 ? null : time;
    this.attributes = attributes;
  }

  void addCase(@Nullable Double seconds) {
    hasCases = true;
    addTime(seconds);
  }

  void add(JUnitSuite nested) {
    suites++;
    onlySuite = nested.displayName();
    hasCases |= nested.hasCases;
    withoutCases = withoutCases.plus(nested.uncounted());
    addTime(nested.seconds());
  }

  /// What only attributes tell: those of the suites within that have no cases, else its own.
  JUnitCounts uncounted() {
    return hasCases || withoutCases.total() > 0 ? withoutCases : attributes;
  }

  /// Its own time, else the sum of what is within; null where nothing has a time.
  @Nullable Double seconds() {
    if (time != null) {
      return time;
    }
    return timed ? Double.valueOf(within) : null;
  }

  /// Its name, else the name of the only suite within; null where there is no one name.
  @Nullable String displayName() {
    if (name != null) {
      return name;
    }
    return suites == 1 ? onlySuite : null;
  }

  private void addTime(@Nullable Double seconds) {
    if (seconds != null) {
      within += seconds;
      timed = true;
    }
  }
}
