package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one thing of a period that is worth a team's time: what still hurts comes first, then what
/// hurt again and again, then what became slower. It names software, never people.
public sealed interface WorthFixing {

  /// How many failures make a habit.
  int OFTEN = 2;

  /// How much longer delivery must take to be named, as a factor.
  double SLOWER = 1.5;

  /// A failed deployment that nothing has repaired yet.
  ///
  /// @param version what to call what was deployed
  record NotRecovered(String service, String deploy, String version, Instant since)
      implements WorthFixing {}

  /// A service that fails often.
  record OftenFailing(String service, long failed, long total) implements WorthFixing {}

  /// Delivery takes longer than in the period before.
  record SlowerDelivery(double medianSeconds, double previousMedianSeconds)
      implements WorthFixing {}

  /// A service's deployments in a period.
  record Deployments(String service, long failed, long total) {}

  /// Chooses.
  ///
  /// @param open what is not recovered, in any order
  /// @param services how often each deployed and failed
  /// @param medianSeconds change lead time; null without any
  /// @param previousMedianSeconds the same of the period before
  /// @return empty where nothing stands out
  static Optional<WorthFixing> choose(
      Collection<NotRecovered> open,
      Collection<Deployments> services,
      @Nullable Double medianSeconds,
      @Nullable Double previousMedianSeconds) {
    return oldest(open)
        .or(() -> mostOftenFailing(services))
        .or(() -> slower(medianSeconds, previousMedianSeconds));
  }

  private static Optional<WorthFixing> oldest(Collection<NotRecovered> open) {
    return open.stream()
        .min(Comparator.comparing(NotRecovered::since).thenComparing(NotRecovered::deploy))
        .map(each -> each);
  }

  private static Optional<WorthFixing> mostOftenFailing(Collection<Deployments> services) {
    return services.stream()
        .filter(each -> each.failed() >= OFTEN)
        .max(
            Comparator.comparingLong(Deployments::failed)
                .thenComparingDouble(each -> (double) each.failed() / each.total())
                .thenComparing(Deployments::service, Comparator.reverseOrder()))
        .map(each -> new OftenFailing(each.service(), each.failed(), each.total()));
  }

  private static Optional<WorthFixing> slower(@Nullable Double now, @Nullable Double before) {
    return now != null && before != null && now >= before * SLOWER
        ? Optional.of(new SlowerDelivery(now, before))
        : Optional.empty();
  }
}
