package dev.weatherglass.core.series;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the samples of one metric family of one service into closed buckets (DESIGN §4,
/// "Buckets").
///
/// Increments of counters belong to the bucket of the later sample. A bucket closes when every raw
/// series that reported in the one before (and has not gone stale) has a sample within one median
/// spacing of its end, else with the first sample at or after its end plus the grace. After that a
/// counter's late sample is passed over, so that its increment falls into the next bucket, and a
/// late gauge is dropped and counted. Samples of a batch are taken in by their time, so that it
/// does not matter how a sender cuts time into batches.
///
/// Where raw series say their version and several versions report in a bucket, the bucket is told
/// of each version besides.
///
/// @param rules what is watched of this family
/// @param sign what of this family tells a restart
/// @param grace how long after its end a bucket waits for raw series that are late
/// @param fixedWidth width of the buckets where the configuration says it; null to learn it
/// @param maxRawSeries how many raw series are followed; samples of further ones are dropped and
///   counted
public record FamilyObserver(
    List<WatchRule> rules,
    RestartSign sign,
    Duration grace,
    @Nullable Duration fixedWidth,
    int maxRawSeries) {

  /// More versions than this in one bucket are not told apart: they are no versions.
  public static final int MOST_VERSIONS = 8;

  /// What comes of a batch.
  ///
  /// @param state to go on from
  /// @param closed the buckets it closed, oldest first
  /// @param restarts when a process of the service began to count anew, oldest first, in epoch
  ///   milliseconds of the first sample that shows it
  public record Step(FamilyState state, List<ClosedBucket> closed, List<Long> restarts) {}

  /// Takes in the samples of one batch.
  ///
  /// @param metrics the parts of the family that the batch holds
  public Step step(FamilyState before, Map<Part, Metric> metrics) {
    return new FamilyBatch(this, before).take(metrics);
  }
}
