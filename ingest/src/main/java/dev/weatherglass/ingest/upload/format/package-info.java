/// What a format of an uploaded file is, what it may say, and the tools to read it with: text, CSV,
/// XML, JSON, amounts with units.
///
/// A format is a pure function from bytes to a [dev.weatherglass.ingest.upload.format.Report]; it
/// knows no service, no clock and no broker. Nothing here may expand an entity, fetch a link, or
/// keep a file.
///
/// Start with [dev.weatherglass.ingest.upload.format.UploadFormat].
@NullMarked
package dev.weatherglass.ingest.upload.format;

import org.jspecify.annotations.NullMarked;
