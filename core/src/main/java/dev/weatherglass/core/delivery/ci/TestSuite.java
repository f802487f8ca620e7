package dev.weatherglass.core.delivery.ci;

import java.util.Comparator;

/// Tests that run together, again and again.
///
/// @param service what they test
/// @param environment where they run; a test may well pass in one and fail in another
/// @param name as the sender calls it; empty where it has no name
/// @param variant what else distinguishes where they run, as `jdk=25 os=linux`; empty for nothing
public record TestSuite(String service, String environment, String name, String variant)
    implements Comparable<TestSuite> {

  private static final Comparator<TestSuite> BY_NAME =
      Comparator.comparing(TestSuite::service)
          .thenComparing(TestSuite::environment)
          .thenComparing(TestSuite::name)
          .thenComparing(TestSuite::variant);

  @Override
  public int compareTo(TestSuite other) {
    return BY_NAME.compare(this, other);
  }
}
