package dev.weatherglass.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final String HOST = BrokerSettings.LOOPBACK;

  private ServerSocket other;

  @BeforeEach
  void another_program_listens() throws IOException {
    other = new ServerSocket(0, 1, InetAddress.getByName(HOST));
  }

  @AfterEach
  void it_stops() throws IOException {
    other.close();
  }

  @Test
  void a_busy_port_is_named_in_one_sentence() {
    int busy = other.getLocalPort();

    assertThatThrownBy(() -> Ports.choose(HOST, busy, WhenBusy.REFUSE))
        .isInstanceOf(BrokerRefusedException.class)
        .hasMessage(
            "port %d is in use on 127.0.0.1: stop the program that listens there or set another port",
            busy);
  }

  @Test
  void the_next_free_port_is_taken_where_that_is_allowed() {
    int busy = other.getLocalPort();

    assertThat(Ports.choose(HOST, busy, WhenBusy.TAKE_NEXT))
        .isGreaterThan(busy)
        .isLessThanOrEqualTo(busy + Ports.TRIED);
  }

  @Test
  void a_wanted_port_that_is_free_is_taken_as_it_is() throws IOException {
    int wanted = other.getLocalPort();
    other.close();

    assertThat(Ports.choose(HOST, wanted, WhenBusy.REFUSE)).isEqualTo(wanted);
    assertThat(Ports.choose(HOST, wanted, WhenBusy.TAKE_NEXT)).isEqualTo(wanted);
  }

  @Test
  void port_zero_means_any_free_one() {
    assertThat(Ports.choose(HOST, 0, WhenBusy.REFUSE))
        .isPositive()
        .isNotEqualTo(other.getLocalPort());
  }

  @Test
  void an_address_of_another_machine_is_named() {
    // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
    assertThatThrownBy(() -> Ports.choose("192.0.2.1", 0, WhenBusy.REFUSE))
        .isInstanceOf(BrokerRefusedException.class)
        .hasMessageStartingWith("cannot listen on 192.0.2.1: ");
  }
}
