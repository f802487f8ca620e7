/// What the hub hands out so that others can talk to it. It reads nothing and keeps nothing.
///
/// The script itself stands in `collectors/cli`.
@NullMarked
package dev.weatherglass.ingest.cli;

import org.jspecify.annotations.NullMarked;
