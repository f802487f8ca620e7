/// What people see: tables, colours, progress. On a terminal and in a pipe the words are the same;
/// only a terminal gets colours, shortened cells and a bar that moves.
///
/// Never here: what is asked or decided, or `System.out`.
///
/// Start at [dev.weatherglass.app.terminal.Terminal].
@NullMarked
package dev.weatherglass.app.terminal;

import org.jspecify.annotations.NullMarked;
