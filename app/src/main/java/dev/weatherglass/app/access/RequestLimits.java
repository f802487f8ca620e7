package dev.weatherglass.app.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A bucket for each sender; the ones that were silent longest are forgotten, which is to say full
/// again. Safe for all threads.
final class RequestLimits {

  private static final int SENDERS = 10_000;

  private final RequestLimit limit;
  private final LongSupplier nanos;
  private final Map<String, TokenBucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
          return size() > SENDERS;
        }
      };

  /// @param nanos a clock that only measures, as `System::nanoTime`
  RequestLimits(RequestLimit limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  RequestLimit limit() {
    return limit;
  }

  /// Counts a request of this sender.
  synchronized TokenBucket.Taken take(String sender) {
    long now = nanos.getAsLong();
    TokenBucket bucket = buckets.getOrDefault(sender, TokenBucket.full(limit, now));
    TokenBucket.Taken taken = bucket.take(limit, now);
    buckets.put(sender, taken.after());
    return taken;
  }
}
