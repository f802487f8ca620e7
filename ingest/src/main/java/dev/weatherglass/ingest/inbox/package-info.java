/// Webhooks: authenticated over their raw bytes, written to the inbox topic, answered, and decoded
/// afterwards. A bug in a decoder then costs a replay, not data.
///
/// The decoder is a plain consumer group, at least once: publish, await, commit. What it cannot
/// read goes to the dead letters and the offset moves on.
///
/// Never here: what a body means; that is in `source`. Start with [WebhookResource], then
/// [InboxDecoder].
@NullMarked
package dev.weatherglass.ingest.inbox;

import org.jspecify.annotations.NullMarked;
