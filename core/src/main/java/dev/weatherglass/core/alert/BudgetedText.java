package dev.weatherglass.core.alert;

/// A text that can be looked at a limited number of times: a pattern that goes back and forth over
/// it for ever (`(a+)+$`) is stopped, after the same number of steps on every machine.
///
/// For one use by one thread.
final class BudgetedText implements CharSequence {

  /// How many characters may be looked at; a sane pattern looks at each a few times.
  static final int STEPS = 100_000;

  private final CharSequence text;
  private int left = STEPS;

  BudgetedText(CharSequence text) {
    this.text = text;
  }

  /// Says that the steps are used up.
  static final class SpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpentException() {
      super("more than " + STEPS + " steps", null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (left == 0) {
      throw new SpentException();
    }
    left--;
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
