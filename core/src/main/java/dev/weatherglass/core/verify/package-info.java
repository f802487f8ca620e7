/// The judgement of one change: from the evidence of its series to a verdict, over the life of a
/// verification.
///
/// A *verification* is the judgement of one candidate change in one environment. It opens, counts
/// in buckets, has a present state all along, and ends once. An *episode* holds the changes that
/// follow one another so closely that they must be told apart; a *race* is what its series have
/// told so far. Facts a newcomer gets wrong:
/// - Two changes that overlap are both judged to their ends; neither cuts the other off.
/// - `HEALTHY` before the end is what is known *now*; only an ended verdict is final.
/// - No data is never healthy.
/// - A late change is judged as if it had come on time: evidence is a function of buckets and
///   episode alone.
///
/// Nothing here knows of Kafka or of clocks, and nothing of two services at once: that is `alert`.
/// Start with [Verdict], then [Episode]; [Assessment] makes the evidence, [Competition] and
/// [Ladder] weigh it.
@NullMarked
package dev.weatherglass.core.verify;

import org.jspecify.annotations.NullMarked;
