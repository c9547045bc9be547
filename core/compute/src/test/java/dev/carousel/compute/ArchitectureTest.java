package dev.carousel.compute;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages that compile and compute, and the home of each library. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.carousel.compute");

  @Test
  void the_rules_saw_the_classes() {
    assertTrue(CLASSES.size() >= 112, () -> CLASSES.size() + " classes");
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.carousel.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void commons_rng_is_at_home_in_random() {
    onlyIn("org.apache.commons.rng..", "random");
  }

  @Test
  void the_vector_api_is_at_home_in_kernel_and_product() {
    onlyIn("jdk.incubator.vector..", "kernel", "product");
  }

  @Test
  void the_class_file_api_is_at_home_in_kernel_and_product() {
    onlyIn("java.lang.classfile..", "kernel", "product");
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
            Stream.of(homes)
                .map(home -> "dev.carousel.compute." + home + "..")
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }
}
