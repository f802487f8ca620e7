/// The mathematics of "did this change make it worse": sequential tests anchored at the changes of
/// an episode, made to be looked at after every bucket. docs/MATH.md says what is a theorem in it
/// and what is calibrated.
///
/// Lives here: noise models and the filters that carry them, the evidence for shifts that came with
/// a change, the preparation of a series, counts of errors, histories of commits, and the seam
/// ([Detector]) through which the rest of the house uses them. Never here: which changes there are,
/// what evidence for one means for another, what an alarm is, when a verdict is said, storage.
///
/// Start with [Detectors], the catalogue; then [InterventionTest] for the idea in its barest form,
/// [Plan] for what is asked of a series, [Design] and [Fit] for the filters, [Marginals] for the
/// evidence. An e-value is evidence against "nothing changed": under that hypothesis its mean is at
/// most one at any time of looking, so it exceeds 100 with probability 1 % at most (Ville).
@NullMarked
package dev.weatherglass.core.detect;

import org.jspecify.annotations.NullMarked;
