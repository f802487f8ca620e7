/// One running process: the embedded broker where there is one, the topics, the roles, and the one
/// HTTP server with what every role offers (`/healthz`, `/readyz`, `/metrics`, `/version`,
/// `/openapi.yaml`), behind the door of [dev.weatherglass.app.access].
///
/// Wiring only: plain constructors, one order of starting and the reverse of closing. Never here: a
/// decision of the domain, the command line, the configuration file's text.
///
/// Start at [dev.weatherglass.app.hub.Hub].
@NullMarked
package dev.weatherglass.app.hub;

import org.jspecify.annotations.NullMarked;
