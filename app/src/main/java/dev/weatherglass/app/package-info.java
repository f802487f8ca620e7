/// The program: command line, configuration file, wiring, and the one HTTP server of a process.
/// Only this module sees all the others, and only here the wall clock is read; everywhere else an
/// `InstantSource` is handed in.
///
/// Wiring is plain constructors, called in one place. Never here: a decision of the domain.
@NullMarked
package dev.weatherglass.app;

import org.jspecify.annotations.NullMarked;
