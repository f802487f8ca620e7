/// Holds `openapi.yaml` against the program: every route is in it and back, every example is valid.
@NullMarked
package dev.weatherglass.app.contract;

import org.jspecify.annotations.NullMarked;
