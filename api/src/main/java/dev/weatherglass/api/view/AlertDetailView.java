package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weatherglass.api.history.Problems.Told;
import dev.weatherglass.core.alert.Delivery;
import java.util.List;

/// One alert with whom it was told to.
///
/// @param alert its fields stand on the same level
/// @param deliveries the messages about its problem, oldest first
public record AlertDetailView(@JsonUnwrapped AlertView alert, List<DeliveryView> deliveries) {

  public static AlertDetailView of(Told told, List<Delivery> deliveries) {
    return new AlertDetailView(
        AlertView.of(told.problem(), told.alert()),
        deliveries.stream().map(DeliveryView::of).toList());
  }
}
