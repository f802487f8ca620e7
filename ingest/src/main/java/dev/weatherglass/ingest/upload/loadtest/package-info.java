/// Results of load tests, one class for each tool.
///
/// Facts a newcomer gets wrong: k6 calls a failed request a *pass* of `http_req_failed`; vegeta
/// counts in nanoseconds, k6 and JMeter in milliseconds, hey and oha in seconds; `ab` counts an
/// answer of another length as a failure, and one with status 500 as none; a JMeter transaction
/// repeats the samples within it. A tool that waits for an answer before it sends on (wrk, ab, hey,
/// siege, JMeter) hides the requests that a slow server kept from being sent: coordinated omission.
///
/// Start with [dev.weatherglass.ingest.upload.loadtest.Vegeta], then
/// [dev.weatherglass.ingest.upload.loadtest.JMeter].
@NullMarked
package dev.weatherglass.ingest.upload.loadtest;

import org.jspecify.annotations.NullMarked;
