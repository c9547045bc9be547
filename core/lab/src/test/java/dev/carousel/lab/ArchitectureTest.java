package dev.carousel.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages that a study passes through, and the home of each library. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.carousel.lab");

  @Test
  void the_rules_saw_the_classes() {
    assertTrue(CLASSES.size() >= 155, () -> CLASSES.size() + " classes");
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.carousel.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void guice_is_at_home_in_wiring() {
    onlyIn("com.google.inject..", "wiring");
    onlyIn("com.google.common..", "wiring");
  }

  @Test
  void gson_is_at_home_in_json() {
    onlyIn("com.google.gson..", "json");
  }

  @Test
  void snakeyaml_is_at_home_in_spec() {
    onlyIn("org.yaml.snakeyaml..", "spec");
  }

  @Test
  void commons_math_is_at_home_in_stats() {
    onlyIn("org.apache.commons.math3..", "stats");
  }

  @Test
  void log4j_is_at_home_where_trials_run() {
    onlyIn("org.apache.logging.log4j..", "plugin", "run", "train", "wiring");
  }

  @Test
  void kernels_are_left_to_compute() {
    onlyIn("jdk.incubator.vector..");
    onlyIn("java.lang.classfile..");
    onlyIn("org.apache.commons.rng..");
  }

  @Test
  void packages_are_named_for_what_they_hold() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..common..",
            "..helper..",
            "..manager..",
            "..service..",
            "..impl..",
            "..base..")
        .check(CLASSES);
  }

  private static void onlyIn(String library, String... homes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(homes).map(home -> "dev.carousel.lab." + home + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }
}
