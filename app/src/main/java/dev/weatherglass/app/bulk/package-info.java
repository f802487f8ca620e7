/// The import of an old history: a file of events is read item by item, and sent to a running hub
/// in batches through the door that everybody uses. What identifies an event is decided there, so a
/// second import of the same file changes nothing.
///
/// Never here: what an event means, or a flag of the command line.
///
/// Start at [dev.weatherglass.app.bulk.BulkImport].
@NullMarked
package dev.weatherglass.app.bulk;

import org.jspecify.annotations.NullMarked;
