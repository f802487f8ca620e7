/// The role that receives. Events and samples come in over HTTP, are checked, and are written to
/// topics; the answer is 2xx only after the broker has acknowledged.
///
/// A webhook's sender gives us seconds and seldom asks again, so its raw bytes go to the inbox
/// first and are decoded afterwards. Events and samples that are posted directly are decoded in the
/// request, because those senders act on the answer.
///
/// Never here: a judgement, a query, another role. Stateless: any number of instances may run.
@NullMarked
package dev.weatherglass.ingest;

import org.jspecify.annotations.NullMarked;
