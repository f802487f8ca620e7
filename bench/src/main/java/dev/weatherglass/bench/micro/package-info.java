/// JMH benches of single steps of the judge: what one sample, one bucket, one change and one stored
/// state cost.
///
/// Never here: Kafka, HTTP, files. Start with [JudgedService], the example that all of them use.
@NullMarked
package dev.weatherglass.bench.micro;

import org.jspecify.annotations.NullMarked;
