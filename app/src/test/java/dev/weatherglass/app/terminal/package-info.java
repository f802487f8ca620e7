/// What people see, on a terminal and in a pipe.
@NullMarked
package dev.weatherglass.app.terminal;

import org.jspecify.annotations.NullMarked;
