package dev.weatherglass.core.alert;

/// Keys of stage two. Names may hold anything printable, so they are joined by what is not.
final class Keys {

  static final String SEPARATOR = "\u001f";

  private Keys() {}

  static String of(String environment, String service, String name) {
    return String.join(SEPARATOR, environment, service, name);
  }
}
