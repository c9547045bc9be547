package dev.carousel.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the command. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.carousel.cli");

  @Test
  void the_rules_saw_the_classes() {
    assertTrue(CLASSES.size() >= 45, () -> CLASSES.size() + " classes");
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.carousel.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_lab_s_libraries_stay_in_the_lab() {
    onlyIn("com.google..");
    onlyIn("jdk.incubator.vector..");
    onlyIn("java.lang.classfile..");
    onlyIn("org.apache.commons..");
    onlyIn("org.yaml.snakeyaml..");
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
            Stream.of(homes).map(home -> "dev.carousel.cli." + home + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }
}
