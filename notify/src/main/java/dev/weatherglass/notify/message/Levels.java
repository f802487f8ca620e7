package dev.weatherglass.notify.message;

/// The level of a series before and after, both in the one unit in which people would say them.
///
/// @param before as `182`
/// @param after as `241`
/// @param unit as `ms`; empty where there is none to say
record Levels(String before, String after, String unit) {

  /// What a unit of the wire is called, from a size on.
  private record Scale(String wire, double from, double factor, String unit) {}

  private static final Scale[] SCALES = {
    new Scale("s", 120, 1.0 / 60, "min"),
    new Scale("s", 1, 1, "s"),
    new Scale("s", 1e-3, 1e3, "ms"),
    new Scale("s", 0, 1e6, "µs"),
    new Scale("1", 0, 100, "%"),
    new Scale("1/s", 0, 1, "per second"),
    new Scale("By", 1 << 30, 1.0 / (1 << 30), "GiB"),
    new Scale("By", 1 << 20, 1.0 / (1 << 20), "MiB"),
    new Scale("By", 1 << 10, 1.0 / (1 << 10), "KiB"),
    new Scale("By", 0, 1, "B"),
  };

  /// Levels in a unit of the wire, as `s`, `1` (a ratio), `1/s` or `By`; other units stay as they
  /// are.
  static Levels of(double before, double after, String wireUnit) {
    return in(scale(Math.max(Math.abs(before), Math.abs(after)), wireUnit), before, after);
  }

  /// Levels in the unit in which `size` would be said.
  static Levels scaledLike(double size, double value, String wireUnit) {
    return in(scale(Math.abs(size), wireUnit), value, value);
  }

  private static Levels in(Scale scale, double before, double after) {
    return new Levels(
        Numbers.plain(before * scale.factor), Numbers.plain(after * scale.factor), scale.unit);
  }

  private static Scale scale(double size, String wireUnit) {
    for (Scale scale : SCALES) {
      if (scale.wire.equals(wireUnit) && size >= scale.from) {
        return scale;
      }
    }
    return new Scale(wireUnit, 0, 1, wireUnit);
  }

  /// `182 → 241 ms`.
  String arrow() {
    return before + " → " + withUnit();
  }

  /// `from 182 to 241 ms`.
  String words() {
    return "from " + before + " to " + withUnit();
  }

  /// `241 ms`.
  String withUnit() {
    return unit.isEmpty() ? after : after + " " + unit;
  }
}
