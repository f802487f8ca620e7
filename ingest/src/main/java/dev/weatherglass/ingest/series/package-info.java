/// What all metric protocols share once their bytes are read: series are put to the service and
/// environment that their labels name, samples of unusable times are dropped and counted, and
/// batches are cut to the size of a record.
///
/// Facts a newcomer gets wrong: samples out of the accepted range are no error, or a sender that
/// was cut off for two days would never get rid of them; a histogram whose bounds grow by a factor
/// becomes one of explicit bounds here, and nowhere later.
///
/// Never here: a wire format. Start with [SeriesGatherer].
@NullMarked
package dev.weatherglass.ingest.series;

import org.jspecify.annotations.NullMarked;
