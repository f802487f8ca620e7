/// The judgement of one change: from the evidence of its series to a verdict, over the life of a
/// verification.
///
/// A *verification* is the judgement of one candidate change in one environment. It opens, counts
/// in buckets, has a present state all along, and ends once. Facts a newcomer gets wrong:
/// - `HEALTHY` before the end is what is known *now*; only an ended verdict is final.
/// - No data is never healthy.
/// - A late change is judged as if it had come on time: evidence is a function of buckets and onset
///   alone.
///
/// Nothing here knows of Kafka or of clocks. Start with [Verdict].
@NullMarked
package dev.weatherglass.core.verify;

import org.jspecify.annotations.NullMarked;
