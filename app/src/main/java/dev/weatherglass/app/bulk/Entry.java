package dev.weatherglass.app.bulk;

/// What a file holds at one place.
public sealed interface Entry {

  /// Where it begins, from 1.
  long line();

  /// An event, as far as one can tell without the hub.
  ///
  /// @param json the item as it stands, on one line
  record Item(long line, String json) implements Entry {}

  /// Something that must not be sent.
  ///
  /// @param refusal why
  record Unfit(Refusal refusal) implements Entry {
    @Override
    public long line() {
      return refusal.line();
    }
  }
}
