package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class UnmappedNamesResourceTest {

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private Hub hub;
  private Story story;

  @BeforeEach
  void open() {
    History history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history);
    story = new Story(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_name_that_nobody_mapped_is_listed_once_with_its_first_and_last_event() throws Exception {
    story
        .happened(unmapped("github:octo/shop", "1"))
        .happened(unmapped("github:octo/shop", "2"))
        .happened(deploy("checkout", "3"));

    JsonNode items = hub.json("/api/v1/unmapped-names").path("items");

    assertThat(items.size()).isEqualTo(1);
    assertThat(items.at("/0/source").asString()).isEqualTo("github");
    assertThat(items.at("/0/name").asString()).isEqualTo("octo/shop");
    assertThat(items.at("/0/firstSeen").asString())
        .isLessThanOrEqualTo(items.at("/0/lastSeen").asString());
  }

  @Test
  void names_come_in_pages_and_by_source() throws Exception {
    story
        .happened(unmapped("gitlab:a:b/c", "1"))
        .happened(unmapped("github:octo/shop", "2"))
        .happened(unmapped("github:octo/cart", "3"));

    JsonNode first = hub.json("/api/v1/unmapped-names?limit=2");
    JsonNode second =
        hub.json("/api/v1/unmapped-names?limit=2&cursor=" + first.path("next").asString());

    assertThat(first.path("items").valueStream().map(each -> each.path("name").asString()))
        .containsExactly("octo/cart", "octo/shop");
    assertThat(second.path("items").valueStream().map(each -> each.path("name").asString()))
        .containsExactly("a:b/c");
    assertThat(hub.json("/api/v1/unmapped-names?source=gitlab").path("items").size()).isEqualTo(1);
  }

  private static DeployEvent unmapped(String label, String version) {
    DeployEvent event = deploy("checkout", version);
    EventContext context = event.context();
    return (DeployEvent)
        event.withContext(
            new EventContext(
                context.identity(),
                context.at(),
                context.quality(),
                context.recorded(),
                label.substring(label.indexOf(':') + 1),
                context.host(),
                context.environment(),
                context.phase(),
                context.outcome(),
                context.revision(),
                context.run(),
                context.actor(),
                context.nativeType(),
                context.links(),
                Map.of(EventContext.UNMAPPED_NAME, label)));
  }
}
