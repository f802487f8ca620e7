/// What the API says, as records: the shapes of `openapi.yaml`, each with a static `of`.
///
/// Instants are ISO-8601 in UTC; a number has its unit in its name or in a field `unit` beside it.
/// Absent fields are unknown. An end of an interval that is absent is unbounded.
///
/// Never here: a query, a decision. Start with [dev.weatherglass.api.view.DeployView].
@NullMarked
package dev.weatherglass.api.view;

import org.jspecify.annotations.NullMarked;
