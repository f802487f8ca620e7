package dev.weatherglass.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the reference says is what the code says, and nothing is left out.
class ReferenceDocsTest {

  @ParameterizedTest
  @EnumSource
  void every_topic_has_a_row_with_its_retention(Topics topic) {
    String row = row("docs/reference/topics.md", topic.topic());

    assertThat(row)
        .contains("| " + topic.config().get("cleanup.policy") + " |")
        .contains("| " + retention(topic) + " |");
  }

  @Test
  void the_reference_names_no_other_topic() {
    List<String> documented = firstColumn("docs/reference/topics.md");

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topics.values()).map(Topics::topic).toList());
  }

  @Test
  void the_reference_names_every_metric_and_no_other() throws IllegalAccessException {
    List<String> documented = firstColumn("docs/reference/metrics.md");

    assertThat(documented).containsExactlyInAnyOrderElementsOf(metricNames());
  }

  @ParameterizedTest
  @MethodSource("dependencies")
  void every_dependency_says_why_it_is_there(String artifact) {
    assertThat(firstColumn("docs/dependencies.md")).contains(artifact);
  }

  @Test
  void every_link_between_our_documents_leads_somewhere() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.ROOT.resolve("docs"))) {
      Stream<Path> atTheRoot =
          Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "README.md")
              .map(Repository.ROOT::resolve)
              .filter(Files::exists);
      List<String> broken =
          Stream.concat(files.filter(file -> file.toString().endsWith(".md")), atTheRoot)
              .flatMap(ReferenceDocsTest::brokenLinks)
              .toList();

      assertThat(broken).isEmpty();
    }
  }

  static List<String> dependencies() {
    return Stream.concat(
            OurClasses.MODULES.stream(),
            Stream.of("testkit", "bench", "collectors/maven-extension"))
        .map(module -> Repository.text(module + "/pom.xml"))
        .flatMap(pom ->
            allMatches(
                "<dependency>\\s*<groupId>(?!dev\\.weatherglass).*?</groupId>\\s*<artifactId>(.*?)</artifactId>",
                pom))
        .distinct()
        .toList();
  }

  private static List<String> metricNames() throws IllegalAccessException {
    var names = new ArrayList<String>();
    for (Field field : MetricNames.class.getFields()) {
      names.add((String) field.get(null));
    }
    return names;
  }

  private static String retention(Topics topic) {
    Duration retention = Duration.ofMillis(Long.parseLong(topic.config().get("retention.ms")));
    return retention.toDays() > 1 ? retention.toDays() + " d" : retention.toHours() + " h";
  }

  private static String row(String document, String name) {
    return Repository.text(document)
        .lines()
        .filter(line -> line.startsWith("| `" + name + "` |"))
        .findFirst()
        .orElse("no row for " + name + " in " + document);
  }

  private static List<String> firstColumn(String document) {
    return allMatches("(?m)^\\| `([^`]+)` \\|", Repository.text(document)).toList();
  }

  private static Stream<String> brokenLinks(Path document) {
    return allMatches(
            "\\]\\(([^)#:]+)(?:#[^)]*)?\\)",
            Repository.text(Repository.ROOT.relativize(document).toString()))
        .filter(link -> !Files.exists(document.resolveSibling(link)))
        .map(link -> document.getFileName() + " -> " + link);
  }

  private static Stream<String> allMatches(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map(result -> result.group(1));
  }
}
