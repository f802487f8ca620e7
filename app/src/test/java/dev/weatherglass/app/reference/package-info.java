/// Holds the pages about the API against the program, in a real browser too.
@NullMarked
package dev.weatherglass.app.reference;

import org.jspecify.annotations.NullMarked;
