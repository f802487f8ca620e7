package dev.weatherglass.app.bulk;

import java.util.List;
import java.util.stream.Collectors;

/// An item that was not taken.
///
/// @param line where it begins in the file, from 1
/// @param errors what to mend
/// @param item as it stands in the file; the beginning of it where it is very long
public record Refusal(long line, List<Wrong> errors, String item) {

  private static final int LONGEST_ITEM = 100_000;

  public Refusal {
    errors = List.copyOf(errors);
    item = item.length() > LONGEST_ITEM ? item.substring(0, LONGEST_ITEM) + "…" : item;
  }

  /// One thing to mend.
  ///
  /// @param pointer the field, as a JSON pointer (RFC 6901); empty for the whole item
  /// @param detail what it must be, and what it was
  public record Wrong(String pointer, String detail) {}

  static Refusal of(long line, String pointer, String detail, String item) {
    return new Refusal(line, List.of(new Wrong(pointer, detail)), item);
  }

  /// In a sentence: `line 7: /version must be text but was 3`.
  public String told() {
    return "line "
        + line
        + ": "
        + errors.stream().map(Refusal::told).collect(Collectors.joining("; "));
  }

  /// The hub's sentences mostly begin with the field's own name, which the pointer has too.
  private static String told(Wrong wrong) {
    String name = wrong.pointer().substring(wrong.pointer().lastIndexOf('/') + 1);
    return wrong.detail().startsWith(name + " ")
        ? wrong.pointer() + wrong.detail().substring(name.length())
        : (wrong.pointer() + " " + wrong.detail()).strip();
  }
}
