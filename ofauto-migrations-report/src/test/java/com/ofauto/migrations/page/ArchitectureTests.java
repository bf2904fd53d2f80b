package com.ofauto.migrations.page;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The page is written of values alone: it asks no database and knows no Spring.
 */
class ArchitectureTests {

	private static final String PAGE = "com.ofauto.migrations.page";

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(PAGE);

	@Test
	void thePageIsWrittenOfValuesAlone() {
		classes().that()
			.resideInAPackage(PAGE)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "com.ofauto.migrations", "com.ofauto.migrations.core",
					"com.ofauto.migrations.report", "com.ofauto.migrations.verdict", PAGE)
			.check(this.classes);
		noClasses().that()
			.resideInAPackage(PAGE)
			.should()
			.dependOnClassesThat()
			.haveSimpleNameStartingWith("Migrator")
			.check(this.classes);
	}

	@Test
	void theEndpointKnowsNothingOfItsWiring() {
		noClasses().that()
			.resideInAPackage(PAGE + ".endpoint")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.ofauto.migrations.autoconfigure..", PAGE + ".autoconfigure")
			.check(this.classes);
	}

}
