/// What is missing, and what to do about it: the machine, the hub, and what each service's figures
/// rest on. It reads what everybody can read over REST, and looks at this machine.
///
/// Never here: repairing anything, or exit codes and printing (the command's).
///
/// Start at [dev.weatherglass.app.doctor.Doctor].
@NullMarked
package dev.weatherglass.app.doctor;

import org.jspecify.annotations.NullMarked;
