/// The figures of software delivery, by the definitions that people use: one small class each, and
/// the catalogue [dev.weatherglass.core.delivery.definition.Definitions].
///
/// A definition turns judged services into [dev.weatherglass.core.delivery.definition.Evidence]:
/// what it counts and what it leaves out, with the reason and the moment it is booked at. Its
/// figures of a period are computed from that evidence alone, so every number can be proven. Facts
/// a newcomer gets wrong: no deployments are no data, not zero; links between incidents and
/// deployments are made over the whole history, not over the period asked for.
///
/// Never here: a clock, I/O, JSON. Start with `Definition`, then `Dora`.
@NullMarked
package dev.weatherglass.core.delivery.definition;

import org.jspecify.annotations.NullMarked;
