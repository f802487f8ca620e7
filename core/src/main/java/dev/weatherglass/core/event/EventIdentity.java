package dev.weatherglass.core.event;

/// The identity of an event: (source, id, type). The id is a function of the native object, never
/// of the delivery, so that a webhook, its redelivery and an import agree.
///
/// @param source URI reference of the native container, as `https://github.com/o/r` or `/cli`
/// @param id identifies the object's state within the source
/// @param type CloudEvents type, as `dev.weatherglass.deploy.finished.v1`
public record EventIdentity(String source, String id, String type) {

  public EventIdentity {
    requireText("source", source);
    requireText("id", id);
    requireText("type", type);
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
  }
}
