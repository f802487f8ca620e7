package dev.weatherglass.app.reading;

import dev.weatherglass.app.command.Weatherglass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/// What a command said to two pipes.
///
/// @param exit its exit code
/// @param out what it wrote to stdout
/// @param err what it wrote to stderr
record CommandLineRun(int exit, String out, String err) {

  /// Runs a command against a hub.
  static CommandLineRun of(ReadingHub hub, String... arguments) {
    return local(
        Stream.concat(Stream.of(arguments), Stream.of("--url", hub.url())).toArray(String[]::new));
  }

  /// Runs a command that asks no hub.
  static CommandLineRun local(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = Weatherglass.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandLineRun(exit, out.toString(), err.toString());
  }
}
