package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Delivery;

/// Where deliveries are written.
@FunctionalInterface
interface DeliveryWriter {

  /// Returns once the record is safe.
  ///
  /// @param partition of the problem's record in alerts
  /// @return whether it is; if not, the same record may be written again
  boolean write(int partition, Delivery delivery);
}
