/// The paths of other products, so that whoever posts there can post here and change nothing but
/// the address: DevLake's deployments, Datadog's DORA API, Alertmanager's alerts.
///
/// Their senders act on the answer, so these are decoded in the request and answered as the product
/// answers; what is wrong is said with field and value. Each path is exact: `/api/v2/` is shared by
/// several products.
///
/// Never here: what a body means; that is the source's ([dev.weatherglass.ingest.source.Source]),
/// which reads the same from `/webhooks/{source}`. Start with [DropInResource].
@NullMarked
package dev.weatherglass.ingest.dropin;

import org.jspecify.annotations.NullMarked;
