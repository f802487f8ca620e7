package dev.weatherglass.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One key as the reference page shows it.
record SettingRow(String key, String variable, String fallback, String says) {

  static List<SettingRow> all() {
    var rows = new ArrayList<SettingRow>();
    add(rows, "", Schema.ROOT);
    return rows;
  }

  String line() {
    return "| `%s` | `%s` | %s | %s |".formatted(key, variable, fallback, says);
  }

  private static void add(List<SettingRow> rows, String path, Shape shape) {
    switch (shape) {
      case Shape.Setting setting -> rows.add(row(path.substring(0, path.length() - 1), setting));
      case Shape.Section(var children) ->
          children.forEach((key, below) -> add(rows, path + key + ".", below));
      case Shape.Named(var word, var each) -> add(rows, path + "<" + word + ">.", each);
      case Shape.WithClientSettings(var own) -> add(rows, path, own);
    }
  }

  private static SettingRow row(String key, Shape.Setting setting) {
    String variable = "WEATHERGLASS_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    String none = setting.required() ? "required" : "–";
    String fallback = Objects.requireNonNullElse(setting.fallback(), none);
    return new SettingRow(
        key,
        variable,
        setting.fallback() == null ? fallback : "`" + fallback + "`",
        setting.says() + (setting.secret() ? " Secret." : ""));
  }
}
