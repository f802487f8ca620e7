/// Gathers from history what [dev.weatherglass.core.delivery.ci] decides about: which builds, runs,
/// commits and alerts belong to a question.
///
/// Never here: a rule about health, the shape of an answer. Start with
/// [dev.weatherglass.api.ci.ServiceHealth].
@NullMarked
package dev.weatherglass.api.ci;

import org.jspecify.annotations.NullMarked;
