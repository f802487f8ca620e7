/// Tools that send webhooks, one file each: how a request proves that it is authentic, and which
/// events it means.
///
/// To add one: a class that implements [Source], a line in [Sources], a fixture in the tests. Facts
/// a newcomer gets wrong: the signature is over the *raw* bytes; an id is a function of the native
/// object and never of the delivery, because deliveries are repeated; a state that nobody knows is
/// `unknown` and never an error.
///
/// Never here: HTTP or a topic.
@NullMarked
package dev.weatherglass.ingest.source;

import org.jspecify.annotations.NullMarked;
