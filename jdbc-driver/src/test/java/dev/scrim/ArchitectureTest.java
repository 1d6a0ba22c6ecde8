package dev.scrim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Driver;

/** Holds the arrows between the packages: data flows one way. */
@AnalyzeClasses(packages = "dev.scrim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule STAGES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("error")
          .definedBy("dev.scrim.error")
          .layer("config")
          .definedBy("dev.scrim.config")
          .layer("parse")
          .definedBy("dev.scrim.parse")
          .layer("catalog")
          .definedBy("dev.scrim.catalog")
          .layer("resolve")
          .definedBy("dev.scrim.resolve")
          .layer("decide")
          .definedBy("dev.scrim.decide..")
          .layer("mask")
          .definedBy("dev.scrim.mask")
          .layer("rewrite")
          .definedBy("dev.scrim.rewrite")
          .layer("audit")
          .definedBy("dev.scrim.audit")
          .layer("enforce")
          .definedBy("dev.scrim.enforce")
          .layer("jdbc")
          .definedBy("dev.scrim.jdbc")
          .layer("cli")
          .definedBy("dev.scrim.cli")
          .layer("wiring")
          .definedBy(
              JavaClass.Predicates.resideInAPackage("dev.scrim")
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          JavaClass.Predicates.type(Subject.class)
                              .or(JavaClass.Predicates.type(Scrim.class)))))
          .whereLayer("parse")
          .mayOnlyBeAccessedByLayers("resolve", "rewrite", "enforce", "wiring")
          .whereLayer("resolve")
          .mayOnlyBeAccessedByLayers("decide", "rewrite", "audit", "enforce", "wiring")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("resolve", "mask", "rewrite", "enforce", "jdbc", "wiring")
          .whereLayer("decide")
          .mayOnlyBeAccessedByLayers("mask", "rewrite", "audit", "enforce", "wiring")
          .whereLayer("mask")
          .mayOnlyBeAccessedByLayers("rewrite")
          .whereLayer("rewrite")
          .mayOnlyBeAccessedByLayers("enforce", "wiring")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("enforce", "cli", "wiring")
          .whereLayer("enforce")
          .mayOnlyBeAccessedByLayers("jdbc", "wiring")
          .whereLayer("jdbc")
          .mayOnlyBeAccessedByLayers("wiring")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule SYNTAX_TREES_STAY_INSIDE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.scrim.parse", "dev.scrim.resolve")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.sf.jsqlparser..");

  @ArchTest
  static final ArchRule ONLY_THE_FACES_CALL_THE_REAL_DRIVER =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.scrim", "dev.scrim.jdbc")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Driver.class);

  @ArchTest
  static final ArchRule SPRING_IS_KNOWN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.scrim.spring")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "dev.scrim.spring");
}
