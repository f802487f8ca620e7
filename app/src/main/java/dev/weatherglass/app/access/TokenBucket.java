package dev.weatherglass.app.access;

/// How many requests somebody may still send: a bucket that fills at a steady rate and from which
/// each request takes one (ITU-T I.371, the continuous-state leaky bucket, turned round).
///
/// @param level requests left, in [0, capacity]
/// @param nanos when it had that level, by a clock that only measures
record TokenBucket(double level, long nanos) {

  /// A request at a bucket.
  ///
  /// @param after the bucket afterwards
  /// @param allowed whether the request may pass
  record Taken(TokenBucket after, boolean allowed) {}

  static TokenBucket full(RequestLimit limit, long nanos) {
    return new TokenBucket(limit.burst(), nanos);
  }

  /// Takes one request out, if there is one.
  Taken take(RequestLimit limit, long now) {
    double seconds = Math.max(0, now - nanos) / 1e9;
    double filled = Math.min(limit.burst(), level + seconds * limit.perSecond());
    boolean allowed = filled >= 1;
    return new Taken(new TokenBucket(allowed ? filled - 1 : filled, now), allowed);
  }

  /// Whole seconds until there is a request to take again; 0 where there is one now.
  long waitSeconds(RequestLimit limit) {
    return (long) Math.ceil(Math.max(0, 1 - level) / limit.perSecond());
  }

  /// Whole seconds until it is full again.
  long fullSeconds(RequestLimit limit) {
    return (long) Math.ceil((limit.burst() - level) / limit.perSecond());
  }
}
