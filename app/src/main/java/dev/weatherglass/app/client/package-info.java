/// The hub as commands reach it: over HTTP, like everybody else.
///
/// Never here: what a command prints, or anything of a hub in the same process.
///
/// Start at [dev.weatherglass.app.client.HubClient].
@NullMarked
package dev.weatherglass.app.client;

import org.jspecify.annotations.NullMarked;
