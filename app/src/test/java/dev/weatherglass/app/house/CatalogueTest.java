package dev.weatherglass.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.weatherglass.ingest.rules.RuleSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever adds an implementation adds its line in the catalogue; a detector that nobody lists is
/// code that nobody runs.
class CatalogueTest {

  @ParameterizedTest
  @CsvSource({
    "ingest.source.Source, ingest.source.Sources",
    "core.detect.Detector, core.detect.Detectors",
    "notify.channel.Channel, notify.channel.Channels",
    "core.delivery.definition.Definition, core.delivery.definition.Definitions",
  })
  void every_implementation_has_its_line_in_the_catalogue(String contract, String catalogue) {
    JavaClasses ours = OurClasses.MAIN;
    assumeTrue(ours.contain("dev.weatherglass." + contract), contract + " is not written yet");
    JavaClass contractType = ours.get("dev.weatherglass." + contract);
    Set<JavaClass> listed = dependenciesOf(ours.get("dev.weatherglass." + catalogue));

    List<String> forgotten =
        contractType.getAllSubclasses().stream()
            .filter(type -> !type.isInterface())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(type -> !type.isAnonymousClass())
            .filter(type -> !listed.contains(type))
            .filter(type -> !type.isEquivalentTo(RuleSource.class)) // its files have a catalogue
            .map(JavaClass::getSimpleName)
            .toList();

    assertThat(forgotten).as("missing in " + catalogue).isEmpty();
  }

  private static Set<JavaClass> dependenciesOf(JavaClass catalogue) {
    return catalogue.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .collect(Collectors.toSet());
  }
}
