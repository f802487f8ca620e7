package dev.weatherglass.bench.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The catalogue of studies. A new one is a class that implements [Study] and its line here.
public final class Studies {

  private static final List<Study> ALL =
      List.of(
          new TypeOneStudy(),
          new ReferenceStudy(),
          new DelayStudy(),
          new CommonRateStudy(),
          new ScenarioStudy());

  /// The names of all, as `--only` takes them.
  public static final String ALL_NAMES =
      ALL.stream().map(Study::name).collect(Collectors.joining(","));

  private final List<Study> chosen;

  private Studies(List<Study> chosen) {
    this.chosen = chosen;
  }

  /// The studies of these names, in the order of the catalogue.
  ///
  /// @param names with commas between them
  /// @throws IllegalArgumentException if there is none of a name
  public static Studies named(String names) {
    List<String> wanted = Arrays.asList(names.split(","));
    List<String> known = ALL.stream().map(Study::name).toList();
    wanted.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "--only must name some of " + ALL_NAMES + " but was \"" + name + "\"");
        });
    return new Studies(ALL.stream().filter(study -> wanted.contains(study.name())).toList());
  }

  List<Study> chosen() {
    return chosen;
  }
}
