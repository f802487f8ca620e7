/// What a person is told, before any channel gives it its form: title, sentence, facts, links.
///
/// A message names the change that timing points to and never a culprit; who did it appears only as
/// "by dana". Numbers are said as people say them (`182 → 241 ms`), once, here. Nothing in here
/// knows Slack, HTTP or Kafka, and nothing is cut short: each channel has its own limits. Start
/// with [Message], then [Messages].
@NullMarked
package dev.weatherglass.notify.message;

import org.jspecify.annotations.NullMarked;
