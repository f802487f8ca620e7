/// The role that answers. It projects topics into the history database, offsets in the same
/// transaction, and serves REST and the live stream from there and only from there.
///
/// Domain types are never serialised directly: answers are `…View` records, and `openapi.yaml` in
/// `app` is their contract.
///
/// Never here: a judgement, or a write to anything but history and `commands`.
@NullMarked
package dev.weatherglass.api;

import org.jspecify.annotations.NullMarked;
