package dev.weatherglass.api.projection;

import dev.weatherglass.wire.Topics;
import java.util.List;
import java.util.Optional;

/// What one transaction writes: entries, and how far that moves the positions.
///
/// @param records in the order in which they were read
/// @param advances one for each partition that moved, also where nothing readable was in it
record Batch(List<Located> records, List<Advance> advances) {

  /// A record and where it stood.
  ///
  /// @param value as the broker gave it; nobody changes it
  /// @param received when the broker got what decided it, in epoch milliseconds
  @SuppressWarnings("ArrayRecordComponent")
  record Located(Topics topic, int partition, long offset, byte[] value, Optional<Long> received) {}

  /// @param from the position that history must hold
  /// @param to the next offset to read
  record Advance(Topics topic, int partition, long from, long to) {}

  Batch {
    records = List.copyOf(records);
    advances = List.copyOf(advances);
  }

  boolean isEmpty() {
    return advances.isEmpty();
  }
}
