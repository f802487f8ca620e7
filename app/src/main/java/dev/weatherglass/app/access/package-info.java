/// Who may do what at the process's one HTTP server: the tokens and their file, the table of routes
/// and what each wants, the limits on requests, sessions of browsers, and the log of writes.
///
/// Everything is decided here, before a resource is reached, but for two things that only the
/// resource knows: whose service an event is about, and whether a webhook is signed. Resources ask
/// the [dev.weatherglass.wire.access.Grant] on their request.
///
/// Never here: what a resource answers. Start at [dev.weatherglass.app.access.Doorkeeper].
@NullMarked
package dev.weatherglass.app.access;

import org.jspecify.annotations.NullMarked;
