/// What people ask for, on its way to the topic of commands: the only thing that `api` writes to
/// Kafka.
///
/// Newcomers get one thing wrong: nothing is decided here, and nothing is written to history. A
/// command comes back by the topics that history follows, as the streams or the notifier made of
/// it. Start at [dev.weatherglass.api.commands.Commands].
@NullMarked
package dev.weatherglass.api.commands;

import org.jspecify.annotations.NullMarked;
