package dev.weatherglass.app.terminal;

import java.io.Console;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the two streams lead to. A JVM can only ask about both at once, so the launcher says it:
/// the property `weatherglass.terminal` names the streams that lead to a terminal, as `out,err`,
/// and `weatherglass.columns` how wide that is.
///
/// @param out whether somebody looks at stdout
/// @param err whether somebody looks at stderr
/// @param colours whether colours are wanted where somebody looks
/// @param columns how many characters fit on a line; not negative, 0 where nobody knows
public record Terminal(boolean out, boolean err, boolean colours, int columns) {

  /// Two pipes.
  public static final Terminal NONE = new Terminal(false, false, false, 0);

  public Terminal {
    if (columns < 0) {
      throw new IllegalArgumentException("columns must not be negative but was " + columns);
    }
  }

  /// The terminal of this process.
  public static Terminal ours() {
    return of(System::getProperty, System.getenv(), Terminal::consoleIsThere);
  }

  /// @param property the properties of the JVM
  /// @param environment `NO_COLOR` (no-color.org) and `TERM=dumb` want no colours; `COLUMNS` is the
  ///   width where the launcher did not say it
  /// @param console whether both streams lead to a terminal; asked where the launcher said nothing
  static Terminal of(
      Function<String, @Nullable String> property,
      Map<String, String> environment,
      BooleanSupplier console) {
    @Nullable String said = property.apply("weatherglass.terminal");
    boolean both = said == null && console.getAsBoolean();
    boolean colours =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    @Nullable String columns = property.apply("weatherglass.columns");
    return new Terminal(
        both || (said != null && said.contains("out")),
        both || (said != null && said.contains("err")),
        colours,
        width(columns == null ? environment.getOrDefault("COLUMNS", "") : columns));
  }

  /// How stdout is painted.
  public Paint paint() {
    return out && colours ? Paint.COLOURS : Paint.PLAIN;
  }

  private static int width(String said) {
    return said.matches("\\d{1,5}") ? Integer.parseInt(said) : 0;
  }

  @SuppressWarnings("SystemConsoleNull") // it still is where neither stream leads to a terminal
  private static boolean consoleIsThere() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }
}
