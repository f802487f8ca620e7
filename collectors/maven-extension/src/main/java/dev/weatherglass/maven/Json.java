package dev.weatherglass.maven;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes JSON, front to back. The caller opens and closes in order; commas come by themselves.
final class Json {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  Json open(char bracket) {
    comma();
    out.append(bracket);
    first = true;
    return this;
  }

  /// Opens an object or array under a name.
  Json open(String name, char bracket) {
    name(name);
    first = true;
    return open(bracket);
  }

  Json close(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  /// A text; nothing at all where it is absent or empty.
  Json text(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return this;
    }
    name(name);
    quote(value);
    return this;
  }

  Json number(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  /// Nothing where it is false: that is what an absent flag means.
  Json flag(String name, boolean value) {
    if (value) {
      name(name);
      out.append("true");
    }
    return this;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void name(String name) {
    comma();
    quote(name);
    out.append(':');
  }

  private void comma() {
    if (!first && out.charAt(out.length() - 1) != ':') {
      out.append(',');
    }
    first = false;
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text, i);
    }
    out.append('"');
  }

  private void character(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < ' ' || c == 0x7f) {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
    } else {
      out.append(half(text, at) ? '\ufffd' : c);
    }
  }

  /// Half of a surrogate pair without the other one cannot be written in UTF-8.
  private static boolean half(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
