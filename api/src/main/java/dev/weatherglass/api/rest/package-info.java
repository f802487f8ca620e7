/// The routes that read: one noun, one class, `routes(…)` first. A handler parses into a record
/// that has checked itself, asks history, and answers a view.
///
/// Never here: SQL, a decision, an answer that is no `…View`. Start with
/// [dev.weatherglass.api.rest.DeploysResource].
@NullMarked
package dev.weatherglass.api.rest;

import org.jspecify.annotations.NullMarked;
