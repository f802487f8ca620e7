package dev.weatherglass.wire;

/// Names of the headers on a dead letter; readers also map Streams' own `__streams.errors.*`.
public final class DeadLetter {

  /// Why it could not be read, in plain words.
  public static final String REASON = "wg-reason";

  /// Which source it came from, as `github`.
  public static final String SOURCE = "wg-source";

  /// The topic it was read from.
  public static final String TOPIC = "wg-topic";

  private DeadLetter() {}
}
