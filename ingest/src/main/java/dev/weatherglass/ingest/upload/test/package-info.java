/// Results of tests: JUnit XML, and what `go test -json` prints.
///
/// JUnit XML has no standard. Suites nest, counters disagree with the cases, a case has several
/// results, numbers follow the country. So cases are counted, each by its worst result, and
/// attributes are believed only of suites without cases.
///
/// Start with [dev.weatherglass.ingest.upload.test.JUnitXml].
@NullMarked
package dev.weatherglass.ingest.upload.test;

import org.jspecify.annotations.NullMarked;
