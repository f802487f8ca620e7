/// The one configuration file: its keys ([dev.weatherglass.app.configuration.Schema] is the
/// catalogue), where each value comes from (flag over variable over file over default), and what is
/// wrong with it, all of it told together.
///
/// Nothing here opens a port or a topic. Every module owns its settings record and checks it; this
/// package only knows which key feeds which component.
///
/// Start at [dev.weatherglass.app.configuration.Configuration].
@NullMarked
package dev.weatherglass.app.configuration;

import org.jspecify.annotations.NullMarked;
