/// A webhook as it came, and the ways in which it can prove who sent it.
///
/// A signature is over the *raw* bytes, never over what was parsed of them; everything is compared
/// in constant time; a claim that carries a time is refused when it is older or newer than
/// [Scheme#TOLERANCE].
///
/// Never here: what a body means, or HTTP. Start with [Scheme].
@NullMarked
package dev.weatherglass.ingest.webhook;

import org.jspecify.annotations.NullMarked;
