package dev.weatherglass.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.WorthFixing.Deployments;
import dev.weatherglass.core.delivery.WorthFixing.NotRecovered;
import dev.weatherglass.core.delivery.WorthFixing.OftenFailing;
import dev.weatherglass.core.delivery.WorthFixing.SlowerDelivery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorthFixingTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final NotRecovered OPEN = new NotRecovered("search", "d2", "7", NOON);
  private static final NotRecovered OLDER =
      new NotRecovered("checkout", "d1", "1.4.2", NOON.minusSeconds(60));
  private static final List<Deployments> SERVICES =
      List.of(new Deployments("checkout", 2, 5), new Deployments("search", 2, 3));

  @Test
  void what_still_hurts_comes_first_the_oldest_of_it() {
    assertThat(WorthFixing.choose(List.of(OPEN, OLDER), SERVICES, 90.0, 10.0)).contains(OLDER);
  }

  @Test
  void then_what_fails_most_often() {
    assertThat(WorthFixing.choose(List.of(), SERVICES, 90.0, 10.0))
        .contains(new OftenFailing("search", 2, 3));
  }

  @Test
  void one_failure_is_no_habit_and_slower_delivery_is_next() {
    List<Deployments> once = List.of(new Deployments("checkout", 1, 5));

    assertThat(WorthFixing.choose(List.of(), once, 90.0, 60.0))
        .contains(new SlowerDelivery(90, 60));
    assertThat(WorthFixing.choose(List.of(), once, 80.0, 60.0)).isEmpty();
    assertThat(WorthFixing.choose(List.of(), once, 80.0, null)).isEmpty();
  }
}
