package dev.weatherglass.core.delivery.definition;

import java.util.List;
import java.util.Optional;

/// Every definition that can be asked for.
public final class Definitions {

  /// What is taken where nobody says: [Dora].
  public static final Definition DEFAULT = Dora.WITH_REWORK;

  private static final List<Definition> ALL =
      List.of(
          Dora.WITH_REWORK,
          Dora.DORA_2023,
          new Devlake(),
          new FourKeys(),
          new Datadog(),
          new Pelorus(),
          new Middleware());

  private Definitions() {}

  /// The definition of that name.
  public static Optional<Definition> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Their names, the default first.
  public static List<String> names() {
    return ALL.stream().map(Definition::name).toList();
  }
}
