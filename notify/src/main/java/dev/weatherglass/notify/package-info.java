/// The role that tells people. It reads problems and delivers each transition once per channel:
/// intent first, then the message, then the result, so that a crash between them is repeated under
/// the same message id and not forgotten.
///
/// Never here: deciding whether something is worth telling. `core` has decided that already.
@NullMarked
package dev.weatherglass.notify;

import org.jspecify.annotations.NullMarked;
