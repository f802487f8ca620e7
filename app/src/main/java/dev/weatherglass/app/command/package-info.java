/// The command line, one class per command. stdout is data, stderr is talk; exit codes are in
/// [dev.weatherglass.app.command.Exit].
///
/// A command parses, asks and prints; what it asks for lives in the other packages.
///
/// Start at [dev.weatherglass.app.command.Weatherglass].
@NullMarked
package dev.weatherglass.app.command;

import org.jspecify.annotations.NullMarked;
