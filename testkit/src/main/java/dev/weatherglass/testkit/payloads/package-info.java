/// Real payloads of real tools that lie beside the repository, with what they should become. They
/// are not ours to ship: tests that need them are skipped where they are missing.
///
/// Never here: anything of ours that decodes them. Start at
/// [dev.weatherglass.testkit.payloads.Payloads].
@NullMarked
package dev.weatherglass.testkit.payloads;

import org.jspecify.annotations.NullMarked;
