package dev.weatherglass.ingest.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the JSON form of a protobuf message (proto3 JSON mapping) as OTLP wants it: unknown fields
/// and nulls are passed over, 64-bit numbers may be strings or numbers, enums are numbers or names.
final class ProtobufJson {

  private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(Long.SIZE);

  private ProtobufJson() {}

  /// What is wrong, and where.
  static final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    MismatchException(String pointer, String wanted, JsonNode found) {
      super("must be " + wanted + " but was " + cut(found.toString()));
      this.pointer = pointer;
    }

    String pointer() {
      return pointer;
    }
  }

  /// Puts what the object says into the builder.
  ///
  /// @param pointer where the object is in its document
  /// @throws MismatchException if a known field has a value of another type
  static void merge(JsonNode object, Message.Builder into, String pointer) {
    if (!object.isObject()) {
      throw new MismatchException(pointer, "an object", object);
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      FieldDescriptor field = field(into, entry.getKey());
      if (field != null && !entry.getValue().isNull()) {
        set(into, field, entry.getValue(), pointer + "/" + entry.getKey());
      }
    }
  }

  private static @Nullable FieldDescriptor field(Message.Builder into, String name) {
    for (FieldDescriptor field : into.getDescriptorForType().getFields()) {
      if (field.getJsonName().equals(name) || field.getName().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private static void set(
      Message.Builder into, FieldDescriptor field, JsonNode value, String pointer) {
    if (!field.isRepeated()) {
      into.setField(field, value(into, field, value, pointer));
      return;
    }
    if (!value.isArray()) {
      throw new MismatchException(pointer, "an array", value);
    }
    for (int i = 0; i < value.size(); i++) {
      into.addRepeatedField(field, value(into, field, value.get(i), pointer + "/" + i));
    }
  }

  private static Object value(
      Message.Builder into, FieldDescriptor field, JsonNode value, String pointer) {
    return switch (field.getJavaType()) {
      case MESSAGE -> {
        Message.Builder inner = into.newBuilderForField(field);
        merge(value, inner, pointer);
        yield inner.build();
      }
      case STRING -> {
        if (!value.isString()) {
          throw new MismatchException(pointer, "a string", value);
        }
        yield value.asString();
      }
      case BOOLEAN -> {
        if (!value.isBoolean()) {
          throw new MismatchException(pointer, "true or false", value);
        }
        yield value.asBoolean();
      }
      case DOUBLE -> number(value, pointer);
      case FLOAT -> (float) number(value, pointer);
      case INT -> (int) whole(value, pointer);
      case LONG -> whole(value, pointer);
      case ENUM -> choice(field, value, pointer);
      case BYTE_STRING -> bytes(value, pointer);
    };
  }

  private static double number(JsonNode value, String pointer) {
    if (value.isNumber()) {
      return value.asDouble();
    }
    String text = value.isString() ? value.asString() : "";
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> decimal(value, text, pointer).doubleValue();
    };
  }

  /// The bits of a whole number of up to 64 bits, with or without sign.
  private static long whole(JsonNode value, String pointer) {
    BigDecimal said =
        decimal(value, value.isNumber() || value.isString() ? value.asString() : "", pointer);
    if (said.abs().compareTo(new BigDecimal(UNSIGNED_END)) >= 0
        || said.stripTrailingZeros().scale() > 0) {
      throw new MismatchException(pointer, "a whole number of 64 bits", value);
    }
    return said.toBigInteger().longValue();
  }

  private static BigDecimal decimal(JsonNode value, String text, String pointer) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw new MismatchException(pointer, "a number", value);
    }
  }

  private static EnumValueDescriptor choice(FieldDescriptor field, JsonNode value, String pointer) {
    EnumValueDescriptor named =
        value.isString() ? field.getEnumType().findValueByName(value.asString()) : null;
    if (named != null) {
      return named;
    }
    EnumValueDescriptor known =
        value.isString()
            ? null
            : field.getEnumType().findValueByNumber((int) whole(value, pointer));
    return known == null ? field.getEnumType().getValues().getFirst() : known;
  }

  private static ByteString bytes(JsonNode value, String pointer) {
    try {
      String text = value.asString().replace('-', '+').replace('_', '/');
      return ByteString.copyFrom(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      throw new MismatchException(pointer, "base64", value);
    }
  }

  private static String cut(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
