package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.WatchedSeries;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.Rollup.Weighed;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What to draw of a watched series, and the deploys that lie in the picture.
///
/// @param from when the first point begins: a whole number of steps since the epoch
/// @param to before which everything lies
/// @param stepMinutes how long a point is
/// @param points one for each step, earliest first, also where nothing is known
/// @param deploys of the same service and environment, by onset; at most the newest hundred
/// @param links `deploys`: the whole list of them
public record MinutesView(
    SeriesView series,
    Instant from,
    Instant to,
    int stepMinutes,
    List<StepView> points,
    List<MarkView> deploys,
    Map<String, String> links) {

  /// One step. The numbers are null where nothing is known, which is not 0.
  ///
  /// @param at when it begins
  /// @param buckets how many buckets have a value
  /// @param mean over the requests where they are known, else over the time
  /// @param last value of the newest bucket
  /// @param requests how many the mean is over; absent where it is over the time
  public record StepView(
      Instant at,
      int buckets,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double min,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double mean,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double max,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double last,
      @Nullable Double requests) {

    private static StepView of(Instant at, @Nullable Rollup rolled) {
      return rolled == null
          ? new StepView(at, 0, null, null, null, null, null)
          : new StepView(
              at,
              rolled.buckets(),
              digits(rolled.min()),
              digits(rolled.mean()),
              digits(rolled.max()),
              digits(rolled.last()),
              rolled.weighed() == Weighed.REQUESTS ? rolled.weight() : null);
    }

    /// Buckets are kept as floats: further digits say nothing.
    private static double digits(double value) {
      return Double.parseDouble(Float.toString((float) value));
    }
  }

  /// A deploy, to mark in the picture.
  ///
  /// @param onset when it can first have had an effect
  /// @param verdict state of its verdict; null where there is none
  public record MarkView(
      String id,
      RevisionView revision,
      String how,
      Instant onset,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String verdict) {

    private static MarkView of(KnownDeploy known) {
      return new MarkView(
          known.deploy().id(),
          RevisionView.of(known.deploy().revision()),
          known.deploy().how().name().toLowerCase(Locale.ROOT),
          known.deploy().onset(),
          known.verdict().map(Verdict::state).map(VerdictState::word).orElse(null));
    }
  }

  /// The picture of a series.
  ///
  /// @param minutes of the series from `from` to before `to`, earliest first
  /// @param step whole minutes
  /// @param newest deploys, the newest first
  public static MinutesView of(
      WatchedSeries series,
      Instant from,
      Instant to,
      Duration step,
      List<Rollup> minutes,
      List<KnownDeploy> newest) {
    var rolled = new HashMap<Long, Rollup>();
    minutes.forEach(minute -> rolled.merge(stepOf(minute.at(), step), minute, Rollup::plus));
    String service = series.key().service();
    var list = new ListLinks(service, series.key().environment(), from, to);
    return new MinutesView(
        SeriesView.of(series),
        from,
        to,
        (int) step.toMinutes(),
        LongStream.rangeClosed(stepOf(from, step), stepOf(to.minusMillis(1), step))
            .mapToObj(number -> StepView.of(startOf(number, step), rolled.get(number)))
            .toList(),
        new ArrayList<>(newest).reversed().stream().map(MarkView::of).toList(),
        Map.of("deploys", list.to("/api/v1/deploys")));
  }

  private static long stepOf(Instant at, Duration step) {
    return Math.floorDiv(at.toEpochMilli(), step.toMillis());
  }

  private static Instant startOf(long number, Duration step) {
    return Instant.ofEpochMilli(number * step.toMillis());
  }
}
