package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.notify.delivery.Ledger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one channel has told of the problems of one partition. Touched by the channel's desk alone
/// once it is handed over.
final class Book {

  private final Ledger ledger;
  private final Map<String, Delivery> last = new HashMap<>();

  Book(Ledger ledger, Map<String, Delivery> last) {
    this.ledger = ledger;
    this.last.putAll(last);
  }

  Ledger ledger() {
    return ledger;
  }

  /// The last delivery of a problem; null where there is none.
  @Nullable Delivery last(String problem) {
    return last.get(problem);
  }

  void enter(Delivery delivery) {
    last.put(delivery.problem(), delivery);
  }
}
