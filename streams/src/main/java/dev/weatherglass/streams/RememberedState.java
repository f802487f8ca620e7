package dev.weatherglass.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// A serde that remembers the last values it wrote: a store's cache gives back the very array that
/// was put, and its value need not be read again. Any other array, also one with the same content,
/// is read as ever; so this changes what state costs and never what it is.
///
/// Only for values that nobody changes in place. Safe for all threads.
///
/// @param <T> what is kept
final class RememberedState<T> implements Serde<T> {

  /// Values that are remembered: more than the series of some hundred services.
  private static final int MOST = 4_096;

  private final Serde<T> serde;
  private final Map<Written, T> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Written, T> eldest) {
          return size() > MOST;
        }
      };

  /// An array itself, whatever is in it.
  private static final class Written {

    private final byte[] bytes;

    Written(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the point of it
    public boolean equals(@Nullable Object other) {
      return other instanceof Written written && written.bytes == bytes;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(bytes);
    }
  }

  RememberedState(Serde<T> serde) {
    this.serde = serde;
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> {
      byte[] bytes = serde.serializer().serialize(topic, value);
      if (bytes != null) {
        remember(bytes, value);
      }
      return bytes;
    };
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> {
      @Nullable T known = bytes == null ? null : known(bytes);
      return known == null ? serde.deserializer().deserialize(topic, bytes) : known;
    };
  }

  private synchronized void remember(byte[] bytes, T value) {
    remembered.put(new Written(bytes), value);
  }

  private synchronized @Nullable T known(byte[] bytes) {
    return remembered.get(new Written(bytes));
  }
}
