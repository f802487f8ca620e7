package dev.weatherglass.streams;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Instants in stores are nanoseconds since 1970 (until the year 2262): to read them as text was
/// half of what state costs. Text is still read.
final class StoredInstants {

  private static final long NANOS = 1_000_000_000L;

  private StoredInstants() {}

  static SimpleModule module() {
    return new SimpleModule("stored-instants")
        .addSerializer(Instant.class, new Writer())
        .addDeserializer(Instant.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Instant> {

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(
          Math.addExact(Math.multiplyExact(value.getEpochSecond(), NANOS), value.getNano()));
    }
  }

  private static final class Reader extends StdDeserializer<Instant> {

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        return Instant.parse(in.getString());
      }
      long nanos = in.getLongValue();
      return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
  }
}
