package dev.weatherglass.app.command;

import dev.weatherglass.app.terminal.Amounts;
import dev.weatherglass.app.terminal.Progress;
import dev.weatherglass.app.terminal.Table;
import dev.weatherglass.app.terminal.Terminal;
import dev.weatherglass.wire.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/// Where a command speaks.
///
/// @param out data
/// @param err everything else
/// @param terminal what the two lead to
record Talk(PrintWriter out, PrintWriter err, Terminal terminal) {

  static Talk of(CommandSpec spec) {
    var root = (Weatherglass) spec.root().userObject();
    return new Talk(spec.commandLine().getOut(), spec.commandLine().getErr(), root.terminal());
  }

  /// How far long work is.
  Progress progress(String what) {
    return new Progress(what, err, terminal, System::nanoTime);
  }

  /// Prints JSON: for people on a terminal, on one line in a pipe.
  void json(JsonNode json) {
    out.println(terminal.out() ? json.toPrettyString() : json.toString());
    out.flush();
  }

  /// As [#json(JsonNode)].
  void json(Object value) {
    json(Json.MAPPER.<JsonNode>valueToTree(value));
  }

  /// Prints a list as a table; that it is empty, or goes on, is talk.
  ///
  /// @param list `{items, next}`
  /// @param noun what it lists
  void table(Table table, JsonNode list, String noun) {
    table.print(out, terminal);
    out.flush();
    int items = list.path("items").size();
    if (items == 0) {
      say("no " + noun + "s");
    } else if (list.has("next")) {
      say("the newest " + Amounts.of(items, noun) + "; --limit shows more, --from and --to others");
    }
  }

  void say(String line) {
    err.println(line);
    err.flush();
  }
}
