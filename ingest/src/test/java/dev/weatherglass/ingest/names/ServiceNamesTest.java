package dev.weatherglass.ingest.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.ingest.names.ServiceNames.Place;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceNamesTest {

  private final ServiceNames names =
      new ServiceNames(
          Map.of(
              "checkout",
              called(
                  new NativeName("github", "octo/shop", null),
                  new NativeName("*", "shop-staging", "staging"))),
          "prod");

  @Test
  void a_mapped_name_is_known_for_its_source_only() {
    assertThat(names.place("github", "octo/shop", "qa")).isEqualTo(new Place("checkout", "qa"));
    assertThat(names.place("metrics", "octo/shop", null))
        .isEqualTo(new Place("octo/shop", "production"));
  }

  @Test
  void a_name_of_every_source_may_fix_the_environment() {
    assertThat(names.place("metrics", "shop-staging", "prod"))
        .isEqualTo(new Place("checkout", "staging"));
  }

  @Test
  void the_environment_comes_from_the_first_label_that_names_one() {
    var series = new SeriesNames(names);

    assertThat(
            series.place(
                Map.of(
                    "service_name",
                    "pay",
                    "job",
                    "x",
                    "env",
                    "dev",
                    "deployment_environment",
                    "qa")))
        .isEqualTo(
            new SeriesNames.Placed(new Place("pay", "qa"), Map.of("job", "x", "env", "dev")));
    assertThat(series.place(Map.of("service", "", "job", "ns/pay")).place().service())
        .isEqualTo("pay");
    assertThat(series.place(Map.of("job", "ns/"))).isNull();
  }

  @Test
  void two_series_that_a_mapping_joins_stay_apart_by_their_old_name() {
    var series = new SeriesNames(names);

    assertThat(series.place(Map.of("service", "shop-staging")).labels())
        .containsEntry("service", "shop-staging");
  }

  @Test
  void a_service_may_have_its_own_environment_where_a_source_says_none() {
    var qa =
        new ServiceNames(
            Map.of(
                "cart",
                new ServiceSettings(
                    List.of(NativeName.parse("basket")), "qa", List.of(), List.of())),
            "production");

    assertThat(qa.place("metrics", "cart", null)).isEqualTo(new Place("cart", "qa"));
    assertThat(qa.place("github", "basket", " ")).isEqualTo(new Place("cart", "qa"));
    assertThat(qa.place("github", "basket", "prd")).isEqualTo(new Place("cart", "production"));
  }

  @Test
  void a_name_is_written_with_its_source_or_alone() {
    assertThat(NativeName.parse("github:octo/shop"))
        .isEqualTo(new NativeName("github", "octo/shop", null));
    assertThat(NativeName.parse("octo/shop")).isEqualTo(new NativeName("*", "octo/shop", null));
  }

  @Test
  void one_name_cannot_be_two_services() {
    var twice =
        Map.of(
            "checkout", called(new NativeName("github", "octo/shop", null)),
            "cart", called(new NativeName("github", "octo/shop", null)));

    assertThatThrownBy(() -> new ServiceNames(twice, "production"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("octo/shop", "checkout", "cart");
  }

  @Test
  void a_blank_name_is_refused_with_its_field() {
    assertThatThrownBy(() -> new NativeName("github", " ", null))
        .hasMessageContaining("services.names.name must not be blank");
  }

  private static ServiceSettings called(NativeName... names) {
    return new ServiceSettings(List.of(names), null, List.of(), List.of());
  }
}
