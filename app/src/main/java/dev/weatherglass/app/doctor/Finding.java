package dev.weatherglass.app.doctor;

/// One thing that was looked at.
///
/// @param mark how it is
/// @param about in a word or two, as `disk`
/// @param sentence what was found
/// @param next what to do; empty where nothing is to be done
public record Finding(Mark mark, String about, String sentence, String next) {

  /// How a thing is.
  public enum Mark {
    /// As it should be.
    GOOD("✔"),
    /// It works, and could tell more.
    ADVICE("•"),
    /// It does not work.
    BROKEN("✘");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    /// The sign in front of the line.
    public String sign() {
      return sign;
    }
  }

  static Finding good(String about, String sentence) {
    return new Finding(Mark.GOOD, about, sentence, "");
  }

  static Finding advice(String about, String sentence, String next) {
    return new Finding(Mark.ADVICE, about, sentence, next);
  }

  static Finding broken(String about, String sentence, String next) {
    return new Finding(Mark.BROKEN, about, sentence, next);
  }
}
