package dev.weatherglass.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

  private static final Path DIRECTORY = Path.of("broker");

  @Test
  void a_broker_listens_on_the_loopback_address_unless_told_otherwise() {
    assertThat(BrokerSettings.onFreePort(DIRECTORY))
        .isEqualTo(new BrokerSettings(DIRECTORY, "127.0.0.1", 0, WhenBusy.TAKE_NEXT));
    assertThat(BrokerSettings.onPort(DIRECTORY, 9092))
        .isEqualTo(new BrokerSettings(DIRECTORY, "127.0.0.1", 9092, WhenBusy.REFUSE));
  }

  @Test
  void a_port_out_of_range_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerSettings.onPort(DIRECTORY, 65_536))
        .withMessage("port must be 0 to 65535 but was 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerSettings.onPort(DIRECTORY, -1))
        .withMessage("port must be 0 to 65535 but was -1");
  }

  @Test
  void a_wildcard_host_is_refused_since_no_client_can_connect_to_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings(DIRECTORY, "0.0.0.0", 9092, WhenBusy.REFUSE))
        .withMessage("host must be an address that clients can connect to but was 0.0.0.0");
  }

  @Test
  void a_blank_host_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings(DIRECTORY, " ", 9092, WhenBusy.REFUSE))
        .withMessage("host must not be blank");
  }
}
