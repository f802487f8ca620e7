package dev.weatherglass.notify.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Plain numbers with as many digits as a person reads.
final class Numbers {

  private static final double GROUPED_FROM = 1000;
  private static final double WHOLE_PERCENT_FROM = 10;

  private Numbers() {}

  /// Three significant digits, two below one, thousands grouped: `182`, `24.1`, `0.21`, `1,240`.
  static String plain(double value) {
    if (Math.abs(value) >= GROUPED_FROM) {
      return String.format(Locale.ROOT, "%,d", Math.round(value)).replace('-', '−');
    }
    int digits = Math.abs(value) < 1 ? 2 : 3;
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
    String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return text.replace('-', '−');
  }

  /// A difference in hundredths with its sign: `+32`, `−3.4`; one decimal below ten.
  static String signed(double value) {
    int decimals = Math.abs(value) < WHOLE_PERCENT_FROM ? 1 : 0;
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return (rounded.signum() > 0 ? "+" : "") + plain(rounded.doubleValue());
  }
}
