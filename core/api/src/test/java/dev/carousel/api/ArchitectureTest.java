package dev.carousel.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages that a plugin author sees. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.carousel.api");

  @Test
  void the_rules_saw_the_classes() {
    assertTrue(CLASSES.size() >= 54, () -> CLASSES.size() + " classes");
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.carousel.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_jdk_alone_is_needed() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.carousel.api..", "java..", "org.jspecify..")
        .check(CLASSES);
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
}
