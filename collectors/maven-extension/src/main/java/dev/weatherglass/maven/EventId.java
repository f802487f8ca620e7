package dev.weatherglass.maven;

import java.security.SecureRandom;
import java.util.UUID;

/// Identifies an event for ever, whoever sends it and how often: a UUID of version 7 (RFC 9562,
/// 5.7), so that names of files sort by the time they were made.
final class EventId {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private EventId() {}

  /// @param millis since 1970
  static String at(long millis) {
    SecureRandom chance = new SecureRandom();
    long high = (millis << 16) | VERSION_7 | chance.nextInt(1 << 12);
    long low = (chance.nextLong() >>> 2) | VARIANT;
    return new UUID(high, low).toString();
  }
}
