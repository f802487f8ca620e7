package dev.weatherglass.api.view;

import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one watched series says about one change.
///
/// @param signal its stable name, as `latency_p95`
/// @param title how people say it
/// @param by the labels it is kept apart by; empty for the whole service
/// @param metric the sender's metric family
/// @param worse `up` or `down`
/// @param evidenceNats evidence against "nothing changed": ln e; absent where it is unbounded
/// @param changePoint start of the first bucket that may have been affected
/// @param placebo the series' own false-alarm record; absent before the first run
/// @param points what to draw; absent in lists
public record JudgedSeriesView(
    String service,
    String signal,
    String title,
    String by,
    String metric,
    String worse,
    boolean regressed,
    @Nullable Double evidenceNats,
    @Nullable LevelView before,
    @Nullable LevelView after,
    @Nullable EffectView effect,
    int bucketSeconds,
    int bucketsBefore,
    int bucketsAfter,
    Instant changePoint,
    Instant lastBucketEnd,
    @Nullable PlaceboView placebo,
    @Nullable List<PointView> points) {

  static JudgedSeriesView of(SeriesJudgement judgement, boolean withPoints) {
    String unit = judgement.signal().unit();
    return new JudgedSeriesView(
        judgement.series().service(),
        judgement.signal().name(),
        judgement.signal().title(),
        judgement.series().by(),
        judgement.metric(),
        judgement.signal().worse().name().toLowerCase(Locale.ROOT),
        judgement.regressed(),
        Double.isFinite(judgement.lnE()) ? judgement.lnE() : null,
        LevelView.orNull(judgement.before(), unit),
        LevelView.orNull(judgement.after(), unit),
        EffectView.orNull(judgement.effect(), unit),
        judgement.bucketSeconds(),
        judgement.bucketsBefore(),
        judgement.bucketsAfter(),
        judgement.changePoint(),
        judgement.lastBucketEnd(),
        PlaceboView.orNull(judgement.placebos()),
        withPoints ? judgement.points().stream().map(PointView::of).toList() : null);
  }
}
