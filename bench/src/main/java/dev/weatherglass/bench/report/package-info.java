/// What a bench tells: figures with their spread, beside what they are held against, and the
/// machine that they were taken on.
///
/// Never here: measuring. Start with [Report].
@NullMarked
package dev.weatherglass.bench.report;

import org.jspecify.annotations.NullMarked;
