/// From samples to the one value per bucket that the judge sees.
///
/// A *raw series* is what senders send; a *watched series* is what is judged: (service,
/// environment, signal), summed over all labels but those in its `by`. Facts a newcomer gets wrong:
/// - Buckets are of event time, and their width belongs to the family that is watched, not to the
///   hub.
/// - Increments of a counter belong to the bucket of the *later* sample.
/// - A tick never closes a bucket; only samples do.
///
/// - Some histograms come whole ([Distribution]), with bounds that change; others as a counter for
///   each bound.
/// - A histogram is judged by [Views], frozen at the start of an episode, not by the quantile that
///   is shown.
/// - A ring that comes from a store fetches its older blocks when asked.
///
/// Nothing here knows of changes or verdicts. Start with [Signal], then `Watch`, `FamilyObserver`
/// and `Ring`; what can be read from rings is in [Views], [UsualWeek], [Arms] and [Minutes].
@NullMarked
package dev.weatherglass.core.series;

import org.jspecify.annotations.NullMarked;
