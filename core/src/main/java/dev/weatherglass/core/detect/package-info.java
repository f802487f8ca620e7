/// The mathematics of "did this change make it worse": a sequential test anchored at a deploy,
/// valid however often one looks.
///
/// Lives here: noise models and the bank of filters that carries them, the test for a step, the
/// preparation of a series, counts of errors, and the seam ([Detector]) through which the rest of
/// the house uses them. Never here: what an alarm means for a change, when a verdict is said, time,
/// buckets, storage. Arrays of doubles are the state, so that any codec can keep it.
///
/// Start with [Detectors], the catalogue; then [InterventionTest] for the idea and [NoiseBank] for
/// the work. An e-value is evidence against "nothing changed": under that hypothesis its mean is at
/// most one at any time of looking, so it exceeds 100 with probability 1 % at most (Ville).
@NullMarked
package dev.weatherglass.core.detect;

import org.jspecify.annotations.NullMarked;
