/// Files that people upload: test reports, load tests, benchmarks.
///
/// The file is decoded within the request, so its sender hears at once what is wrong with it; the
/// file itself is not kept. What may appear here: routes, the catalogue of formats, and how a
/// report becomes an event. What a format means is said in its own class in a room below.
///
/// Start with [dev.weatherglass.ingest.upload.Uploads], then the catalogue
/// [dev.weatherglass.ingest.upload.UploadFormats].
@NullMarked
package dev.weatherglass.ingest.upload;

import org.jspecify.annotations.NullMarked;
