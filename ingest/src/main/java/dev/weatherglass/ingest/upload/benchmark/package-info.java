/// Results of benchmarks, one class for each tool.
///
/// Facts a newcomer gets wrong: a name repeats across packages and parameters, so these are part of
/// it; the direction is in the unit (`ops/s` is better higher, `ns/op` lower) or only in the tool's
/// name; a benchmark that ran several times is one result.
///
/// Start with [dev.weatherglass.ingest.upload.benchmark.Jmh].
@NullMarked
package dev.weatherglass.ingest.upload.benchmark;

import org.jspecify.annotations.NullMarked;
