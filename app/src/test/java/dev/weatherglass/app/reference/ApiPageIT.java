package dev.weatherglass.app.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.testkit.Patience;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page at `/docs`, and what a real browser makes of it.
class ApiPageIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static PagesHub hub;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    hub = new PagesHub();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void everything_that_the_page_names_is_served_from_here() throws Exception {
    String page = hub.get("/docs").body();

    assertThat(page).doesNotContain("http://", "https://");
    Matcher named = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
    List<String> addresses = named.results().map(found -> found.group(1)).toList();
    assertThat(addresses).hasSize(5);
    for (String address : addresses) {
      assertThat(hub.get(address).statusCode()).as(address).isEqualTo(200);
    }
  }

  @Test
  void what_carries_a_version_is_kept_for_ever_and_the_page_is_asked_for_again() throws Exception {
    assertThat(header(hub.get("/docs/5.34.1/swagger-ui.css"), "Cache-Control"))
        .contains("immutable");
    assertThat(header(hub.get("/docs"), "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(hub.get("/docs"), "Content-Security-Policy"))
        .contains("script-src 'self';")
        .doesNotContain("script-src 'self' 'unsafe");
  }

  @Test
  void nothing_else_of_the_webjar_is_served() throws Exception {
    assertThat(hub.get("/docs/5.34.1/index.html").statusCode()).isEqualTo(404);
    assertThat(hub.get("/docs/5.34.1/..%2f..%2f..%2fopenapi.yaml").statusCode()).isIn(400, 404);
  }

  @Test
  void a_browser_shows_the_operations_of_the_contract() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "skipped: there is no " + CHROMIUM);

    String dom = dom(hub.url() + "/docs");

    assertThat(dom).contains("operations-ingest-postEvents", "Say what happened");
    assertThat(dom).contains("/api/v1/deploys", "Authorize").doesNotContain("Failed to load");
  }

  private String dom(String url) throws IOException, InterruptedException {
    Path dom = directory.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=20000",
                "--dump-dom",
                url)
            .redirectOutput(dom.toFile())
            .redirectError(directory.resolve("talk.txt").toFile())
            .start();
    try {
      assertThat(browser.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(dom, StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
