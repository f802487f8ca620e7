/// What every endpoint of ingest does before it looks at its body: read it up to a limit, and look
/// at its media type.
///
/// Never here: what a body means. Start with [RequestBody].
@NullMarked
package dev.weatherglass.ingest.http;

import org.jspecify.annotations.NullMarked;
