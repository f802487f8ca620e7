package dev.weatherglass.api.page;

import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.VerdictState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDatabase
class HomeResourceTest {

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private History history;
  private Hub hub;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_empty_hub_says_so_and_shows_where_to_look() throws Exception {
    var answer = hub.get("/");

    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/html");
    assertThat(answer.body())
        .contains("No deploy was reported yet.", "Nothing fires.", "href=\"/api/v1/deploys\"");
  }

  @Test
  void deploys_are_listed_with_their_verdicts_and_alerts() throws Exception {
    DeployEvent deploy = deploy("checkout", "1.4.2");
    history.write(sql -> {
      Deploys.put(sql, List.of(Deploy.of(List.of(deploy))));
      Verdicts.put(sql, verdict(deploy, VerdictState.REGRESSED, false));
      Problems.put(sql, problem(deploy, AlertState.FIRING));
    });

    assertThat(hub.get("/").body())
        .contains("checkout", ">1.4.2</a>", "because it is regressed", "rose by 32 % since 1.4.2");
  }

  @Test
  void whatever_a_sender_writes_stays_text() throws Exception {
    DeployEvent deploy = deploy("<script>alert(1)</script>", "1\"onclick='x'");
    history.write(sql -> Deploys.put(sql, List.of(Deploy.of(List.of(deploy)))));

    assertThat(hub.get("/").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "1&quot;onclick=&#39;x&#39;")
        .doesNotContain("<script>");
  }
}
