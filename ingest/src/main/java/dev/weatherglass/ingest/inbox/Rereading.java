package dev.weatherglass.ingest.inbox;

/// How a partition of the inbox is read a second time: from where the wish wants it, up to the
/// wish.
///
/// @param wish what is read for
/// @param until the offset of the wish
record Rereading(Redecoding wish, long until) {

  /// Whether the record at this offset was decoded before.
  boolean covers(long offset) {
    return offset < until;
  }
}
