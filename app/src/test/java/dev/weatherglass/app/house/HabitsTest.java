package dev.weatherglass.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Habits that a machine can see.
class HabitsTest {

  private static final String EMPTY_WORDS =
      "(\\w*[a-z0-9])?(Utils?|Helper|Manager|Impl|Base|Data|Info|Common|DTO|Dto)|I[A-Z][a-z]\\w*";

  @Test
  void no_name_says_nothing() {
    noClasses()
        .that(areWrittenByHand())
        .should()
        .haveNameMatching("(.*[.$])?(" + EMPTY_WORDS + ")")
        .because("a name says what the thing is")
        .check(OurClasses.MAIN);
  }

  @Test
  void every_package_introduces_itself_and_is_null_marked() {
    List<String> unmarked =
        OurClasses.MAIN.stream()
            .filter(areWrittenByHand())
            .map(JavaClass::getPackage)
            .distinct()
            .filter(type -> !type.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void nothing_static_changes() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(areWrittenByHand())
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(OurClasses.MAIN);
  }

  @Test
  void nobody_writes_to_the_console_but_app() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weatherglass.app..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("stdout is data and stderr is talk, and both belong to the command line")
        .check(OurClasses.MAIN);
  }

  private static DescribedPredicate<JavaClass> areWrittenByHand() {
    return DescribedPredicate.not(OurClasses.generatedByProtoc());
  }
}
