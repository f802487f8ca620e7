package dev.weatherglass.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Only `app` reads the wall clock, and hands an `InstantSource` to everybody else; so a test, a
/// replay and the demo's story can move time. `System.nanoTime` measures and may be called
/// anywhere.
class ClockTest {

  @Test
  void only_app_reads_the_wall_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weatherglass.app..")
        .should()
        .accessTargetWhere(readsTheWallClock())
        .because("time is an argument: take an InstantSource")
        .allowEmptyShould(true)
        .check(OurClasses.MAIN);
  }

  @Test
  void only_integration_tests_read_the_wall_clock() {
    noClasses()
        .that(DescribedPredicate.not(areIntegrationTests()))
        .should()
        .accessTargetWhere(readsTheWallClock())
        .because("in a test time is moved, not waited for; only an …IT meets the real clock")
        .allowEmptyShould(true)
        .check(OurClasses.TESTS);
  }

  private static DescribedPredicate<JavaClass> areIntegrationTests() {
    return DescribedPredicate.describe(
        "integration tests", type -> type.getName().replaceFirst("\\$.*", "").endsWith("IT"));
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
    return DescribedPredicate.describe(
        "reads the wall clock", access -> isClock(access.getTarget()));
  }

  private static boolean isClock(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || name.matches("tick(Millis|Seconds|Minutes)");
    }
    if (owner.isEquivalentTo(InstantSource.class)) {
      return name.equals("system");
    }
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    if (owner.isEquivalentTo(Date.class)) {
      return name.equals("<init>") && parameters(target).isEmpty();
    }
    return owner.getPackageName().startsWith("java.time")
        && name.equals("now")
        && !parameters(target).contains(Clock.class.getName());
  }

  private static List<String> parameters(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }
}
