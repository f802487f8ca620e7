/// Where people are told: one file for each kind of channel, one line for each in [Channels].
///
/// A channel gives a neutral message its own form and sends it once; it never retries, remembers or
/// decides. It says whether sending again would help. Addresses and keys are secrets: they stand in
/// no log, error or `toString`. Start with [Channel].
@NullMarked
package dev.weatherglass.notify.channel;

import org.jspecify.annotations.NullMarked;
