/// How fast, how much, how soon: JMH benches of single parts and benches of the whole process, each
/// beside a contender in the same run on the same machine, so that the result is a ratio. And how
/// good: package `evaluate` holds the judge against other tools' rules.
///
/// Never here: anything that the program needs. Nothing depends on this module.
@NullMarked
package dev.weatherglass.bench;

import org.jspecify.annotations.NullMarked;
