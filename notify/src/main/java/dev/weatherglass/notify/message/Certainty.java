package dev.weatherglass.notify.message;

import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How sure a judgement is, in words that promise no more than the mathematics does.
///
/// Were nothing changed, evidence of `e` or more would ever be seen with probability at most `1/e`
/// (Ville's inequality), hence "by chance less than 1 in e".
final class Certainty {

  private static final double LARGEST_SAID = 1e6;

  private Certainty() {}

  /// `by chance less than 1 in 1,000 · +28 to +36 % · 40 buckets of 15 s before, 12 since`.
  static String of(SeriesJudgement judgement) {
    List<String> words = new ArrayList<>();
    chance(judgement.lnE(), words);
    @Nullable Effect effect = judgement.effect();
    if (effect != null) {
      interval(effect, judgement, words);
    }
    words.add(
        "%d buckets of %d s before, %d since"
            .formatted(
                judgement.bucketsBefore(), judgement.bucketSeconds(), judgement.bucketsAfter()));
    return String.join(" · ", words);
  }

  private static void chance(double lnE, List<String> words) {
    double odds = Math.min(LARGEST_SAID, Math.exp(lnE));
    if (odds < 2) {
      return;
    }
    double step = Math.pow(10, Math.floor(Math.log10(odds) + 1e-9));
    long said = (long) (Math.floor(odds / step + 1e-9) * step);
    words.add(String.format(Locale.ROOT, "by chance less than 1 in %,d", said));
  }

  private static void interval(Effect effect, SeriesJudgement judgement, List<String> words) {
    @Nullable String interval = Movement.interval(effect, judgement.signal().unit());
    if (interval != null) {
      words.add(interval);
    }
  }
}
