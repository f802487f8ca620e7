package dev.weatherglass.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.house.Repository;
import dev.weatherglass.app.reference.ProblemTypes.ProblemType;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {

  /// Where a problem is made with a slug, perhaps one that is put together: `"bad-" + encoding`.
  private static final Pattern MADE =
      Pattern.compile(
          "(?:ProblemDetail\\.of|invalid|refuse)\\(\\s*(?:[A-Za-z0-9.]+(?:\\(\\))?,\\s*)?\"([a-z]+-[a-z-]*)\"");

  private static final Set<String> ENCODINGS = Set.of("bad-gzip", "bad-x-gzip", "bad-zstd");
  private static final Set<String> DROP_INS =
      Set.of("invalid-devlake", "invalid-datadog", "invalid-alertmanager");

  private final List<ProblemType> types = new ProblemTypes().all();

  @Test
  void every_type_that_the_program_makes_has_its_page_and_no_page_is_left_over() {
    Set<String> made = made();
    assertThat(made).contains("invalid-event", "too-many-requests", "unknown-format", "bad-");
    made.remove("bad-");
    made.remove("invalid-");
    made.addAll(ENCODINGS);
    made.addAll(DROP_INS);
    made.add("unauthorized");
    made.add("forbidden");

    assertThat(types.stream().map(ProblemType::type).toList())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void every_page_says_what_it_means_and_how_to_mend_it() {
    assertThat(types)
        .allSatisfy(type -> {
          assertThat(type.title()).isNotBlank();
          assertThat(type.means()).endsWith(".");
          assertThat(type.mend()).endsWith(".");
          assertThat(type.status()).isBetween(400, 599);
        });
  }

  @Test
  void the_address_in_a_problem_leads_to_its_page() throws Exception {
    try (var hub = new PagesHub()) {
      HttpResponse<String> text = hub.get("/problems/invalid-event");
      assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
      assertThat(text.body()).startsWith("Invalid event (400)\n\n").contains("Mend each of");

      HttpResponse<String> json = hub.get("/problems/too-large", "Accept", "application/json");
      assertThat(Json.MAPPER.readTree(json.body()).at("/status").asInt()).isEqualTo(413);

      assertThat(hub.get("/problems").body().lines()).hasSameSizeAs(types);
      assertThat(hub.get("/problems/nonsense").statusCode()).isEqualTo(404);
    }
  }

  private static Set<String> made() {
    return Stream.of("wire", "ingest", "api", "app")
        .map(module -> Repository.ROOT.resolve(module).resolve("src/main/java"))
        .flatMap(ProblemTypesTest::sources)
        .flatMap(source -> MADE.matcher(source).results().map(found -> found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> Repository.text(Repository.ROOT.relativize(file).toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
