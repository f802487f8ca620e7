/// Sources that are written as data: one YAML file says how a tool signs, which of its deliveries
/// mean something, and where in them each field of an event stands. Users add theirs in the same
/// form.
///
/// Where a value stands is said by a JSON pointer (`/build/status`) or, where that is not enough, a
/// JSONata expression (`$split(ref, "/")[-1]`); there is no language of our own. Every file carries
/// samples of what the tool sends with the events that must come of them; a test runs those that we
/// ship, `weatherglass check` those of users.
///
/// Never here: a tool's name in Java. Start with [RuleSource]; the files lie beside this package's
/// classes, and [ShippedRules] lists them.
@NullMarked
package dev.weatherglass.ingest.rules;

import org.jspecify.annotations.NullMarked;
