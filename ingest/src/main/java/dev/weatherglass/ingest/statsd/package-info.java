/// StatsD over UDP with DogStatsD's tags: lines are added up for ten seconds, then written as
/// increments, gauges and histograms.
///
/// Facts a newcomer gets wrong: nobody is answered, so what is lost here is lost; a signed gauge is
/// a change of it, and a sampled counter stands for more than it says; a plain StatsD name carries
/// no service, so its first word is taken for it.
///
/// Never here: which series are watched. Start with [StatsdReceiver], then [StatsdWindow].
@NullMarked
package dev.weatherglass.ingest.statsd;

import org.jspecify.annotations.NullMarked;
