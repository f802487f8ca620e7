package dev.weatherglass.app.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may depend on whom. ARCHITECTURE.md draws the picture that this test enforces.
class ArchitectureTest {

  private static final String[] READING_ORDER = {
    "event", "series", "detect", "verify", "correlate", "alert"
  };

  @Test
  void every_module_is_looked_at() {
    List<String> seen =
        OurClasses.MAIN.stream().map(type -> moduleOf(type.getPackageName())).distinct().toList();

    assertThat(seen).containsAll(OurClasses.MODULES);
  }

  @Test
  void core_depends_on_the_jdk_and_jspecify_only() {
    check(
        classes()
            .that(in("core"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("dev.weatherglass.core..", "java..", "org.jspecify..")));
  }

  @Test
  void core_has_no_package_outside_its_reading_order() {
    String[] known =
        Stream.concat(Stream.of(READING_ORDER), Stream.of("delivery"))
            .map(name -> "dev.weatherglass.core." + name + "..")
            .toArray(String[]::new);

    check(
        classes()
            .that(in("core").and(DescribedPredicate.not(aPackageIntroduction())))
            .should()
            .resideInAnyPackage(known));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void a_package_of_core_knows_only_those_before_it(int position) {
    String[] later =
        Stream.concat(Stream.of(READING_ORDER).skip(position + 1L), Stream.of("delivery"))
            .map(name -> "dev.weatherglass.core." + name + "..")
            .toArray(String[]::new);

    check(
        noClasses()
            .that(in("core." + READING_ORDER[position]))
            .should()
            .dependOnClassesThat(resideInAnyPackage(later)));
  }

  @Test
  void delivery_stands_on_events_alone() {
    check(
        noClasses()
            .that(in("core.delivery"))
            .should()
            .dependOnClassesThat(
                in("core").and(DescribedPredicate.not(in("core.delivery").or(in("core.event"))))));
  }

  @ParameterizedTest
  @CsvSource({
    "wire, core",
    "broker, ''",
    "ingest, core wire",
    "streams, core wire",
    "api, core wire",
    "notify, core wire",
  })
  void a_module_sees_only_what_is_below_it(String module, String below) {
    DescribedPredicate<JavaClass> seen = in(module);
    for (String other : below.isEmpty() ? new String[0] : below.split(" ")) {
      seen = seen.or(in(other));
    }

    check(
        noClasses()
            .that(in(module))
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.weatherglass..").and(DescribedPredicate.not(seen))));
  }

  @Test
  void packages_have_no_cycles() {
    check(slices().matching("dev.weatherglass.(**)").should().beFreeOfCycles());
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.kafka.streams.., streams",
    "io.javalin.., ingest api app",
    "kafka.., broker",
    "org.apache.kafka.metadata.., broker",
    "org.apache.kafka.server.., broker",
    "org.apache.kafka.raft.., broker",
    "info.picocli.., app",
    "org.sqlite.., api",
    "com.fasterxml.jackson.databind.., ''",
  })
  void a_library_stays_in_its_rooms(String library, String rooms) {
    DescribedPredicate<JavaClass> allowed = DescribedPredicate.alwaysFalse();
    for (String room : rooms.isEmpty() ? new String[0] : rooms.split(" ")) {
      allowed = allowed.or(in(room));
    }

    check(
        noClasses()
            .that(DescribedPredicate.not(allowed))
            .should()
            .dependOnClassesThat(resideInAPackage(library))
            .because(library + " belongs to [" + rooms + "]"));
  }

  private static DescribedPredicate<JavaClass> in(String module) {
    return resideInAPackage("dev.weatherglass." + module + "..");
  }

  private static DescribedPredicate<JavaClass> aPackageIntroduction() {
    return DescribedPredicate.describe(
        "a package introduction", type -> type.getSimpleName().equals("package-info"));
  }

  private static String moduleOf(String packageName) {
    return packageName.split("\\.")[2];
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(OurClasses.MAIN);
  }
}
