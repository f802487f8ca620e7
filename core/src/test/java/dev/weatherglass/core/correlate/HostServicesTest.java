package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostServicesTest {

  private final HostServices hosts =
      new HostServices(
          Map.of(
              "web01", List.of("shop", "checkout"),
              "db01.example.com", List.of("orders"),
              "mail.eu.example.com", List.of("mail-eu"),
              "mail.us.example.com", List.of("mail-us"),
              "10.0.0.1", List.of("old")));

  @Test
  void a_machine_is_known_by_the_name_that_is_configured() {
    assertThat(hosts.on("web01")).containsExactly("checkout", "shop");
    assertThat(hosts.on("db01.example.com")).containsExactly("orders");
    assertThat(hosts.on("DB01.Example.com")).containsExactly("orders");
  }

  @Test
  void a_full_name_is_the_machine_whose_short_name_is_configured() {
    assertThat(hosts.on("web01.example.com")).containsExactly("checkout", "shop");
  }

  @Test
  void a_short_name_is_the_machine_whose_full_name_is_configured() {
    assertThat(hosts.on("db01")).containsExactly("orders");
  }

  @Test
  void a_short_name_that_several_machines_have_is_none_of_them() {
    assertThat(hosts.on("mail")).isEmpty();
    assertThat(hosts.on("mail.us.example.com")).containsExactly("mail-us");
  }

  @Test
  void another_full_name_is_another_machine() {
    assertThat(hosts.on("db01.other.example")).isEmpty();
    assertThat(hosts.on("mail.asia.example.com")).isEmpty();
  }

  @Test
  void a_part_of_an_address_is_no_name() {
    assertThat(hosts.on("10")).isEmpty();
    assertThat(hosts.on("10.0.0.1")).containsExactly("old");
    assertThat(hosts.on("10.0.0.2")).isEmpty();
  }

  @Test
  void an_unknown_machine_holds_nothing() {
    assertThat(hosts.on("web02")).isEmpty();
  }
}
