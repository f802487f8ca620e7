package dev.weatherglass.ingest.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The catalogue of the rule files that we ship: a new one is a file beside this class and its line
/// here.
public final class ShippedRules {

  /// Their names, which are the names of their files.
  static final List<String> NAMES =
      List.of(
          "azuredevops",
          "bitbucket",
          "buildkite",
          "circleci",
          "codeship",
          "gitea",
          "sentry",
          "spinnaker",
          "terraform",
          "travis");

  private static final List<RuleSource> ALL = NAMES.stream().map(ShippedRules::read).toList();

  private ShippedRules() {}

  /// All of them.
  public static List<RuleSource> all() {
    return ALL;
  }

  /// Those of a user, and ours but where a user has one of the same name.
  public static List<RuleSource> with(List<RuleSource> users) {
    Set<String> replaced = users.stream().map(RuleSource::name).collect(Collectors.toSet());
    return Stream.concat(
            all().stream().filter(ours -> !replaced.contains(ours.name())), users.stream())
        .toList();
  }

  private static RuleSource read(String name) {
    String file = name + ".yaml";
    try (InputStream in = ShippedRules.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, () -> file + " is not there").readAllBytes();
      return RuleFile.read(file, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
