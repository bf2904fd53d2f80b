package com.ofauto.migrations.devtools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.BeConstant;
import com.ofauto.migrations.support.LiveInANullMarkedPackage;
import com.ofauto.migrations.support.WorkInTheCommonPool;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the rooms of this module apart: what each package holds and what it may touch.
 */
class ArchitectureTests {

	private static final Path SOURCES = Path.of("src/main/java");

	private static final int MOST_LINES = 300;

	private static final String BASE = "com.ofauto.migrations.devtools";

	private static final String SCHEMA = BASE + ".schema..";

	private static final String SQL = BASE + ".sql..";

	private static final String PSL = BASE + ".psl..";

	private static final String DIFF = BASE + ".diff..";

	private static final String SCRIPT = BASE + ".script..";

	private static final String SCRATCH = BASE + ".scratch..";

	private static final String IMPACT = BASE + ".impact..";

	private static final String SOURCE = BASE + ".source..";

	private static final String PULL = BASE + ".pull..";

	private static final String WORKBENCH = BASE + ".workbench..";

	private static final String COMMAND = BASE + ".command..";

	private static final String AUTOCONFIGURE = BASE + ".autoconfigure..";

	private static final String CORE = "com.ofauto.migrations.core..";

	private static JavaClasses main;

	@BeforeAll
	static void importMainClasses() {
		main = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(BASE);
	}

	/**
	 * A migrator of a scratch database has its confinement, a migrator of the
	 * application's has its gate; one that is made elsewhere could have neither.
	 */
	@Test
	void migratorsAreMadeInThreePlaces() {
		assertThat(main.stream()
			.flatMap((type) -> type.getConstructorCallsFromSelf().stream())
			.filter((call) -> call.getTargetOwner().isEquivalentTo(Migrator.class))
			.map((call) -> call.getOriginOwner().getSimpleName()))
			.containsOnly("CommandContext", "ScratchDatabase", "ScratchPlaces");
	}

	@Test
	void everyClassLivesInARoom() {
		classes().should()
			.resideInAnyPackage(SQL, SCHEMA, PSL, DIFF, SCRIPT, SCRATCH, IMPACT, SOURCE, PULL, WORKBENCH, COMMAND,
					AUTOCONFIGURE)
			.because("a new room is added to the rules of this test on purpose")
			.check(main);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching(BASE + ".(**)")
			.should()
			.beFreeOfCycles()
			.because("packages that need each other are one package in disguise")
			.check(main);
	}

	@Test
	void theQuotesKnowOnlyTheJdk() {
		classes().that()
			.resideInAPackage(SQL)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, "java..", "org.jspecify.annotations..")
			.because("whoever writes SQL quotes in the same way")
			.check(main);
	}

	@Test
	void schemaKnowsOnlyJdbc() {
		classes().that()
			.resideInAPackage(SCHEMA)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SCHEMA, "java..", "javax.sql..", "org.jspecify.annotations..",
					"org.springframework.jdbc..", "org.postgresql..")
			.because("a look at production needs the reader and the model and nothing that generates")
			.check(main);
	}

	@Test
	void thePrismaSchemaLanguageKnowsNoDatabase() {
		classes().that()
			.resideInAPackage(PSL)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, PSL, "java..", "org.jspecify.annotations..")
			.because("a schema is text before it is a database")
			.check(main);
	}

	@Test
	void theDifferKnowsOnlySchemas() {
		classes().that()
			.resideInAPackage(DIFF)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, DIFF, SCHEMA, "java..", "org.jspecify.annotations..")
			.because("what to do is decided before it is written, and by values alone")
			.check(main);
	}

	@Test
	void theScriptKnowsOnlyStepsAndSchemas() {
		classes().that()
			.resideInAPackage(SCRIPT)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, SCRIPT, BASE + ".diff.step..", SCHEMA, "java..", "org.jspecify.annotations..")
			.because("SQL is written from steps, and decides nothing")
			.check(main);
	}

	@Test
	void scratchDatabasesKnowOnlyTheEngine() {
		classes().that()
			.resideInAPackage(SCRATCH)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, SCRATCH, CORE, "java..", "javax.sql..", "org.jspecify.annotations..",
					"org.springframework.boot.jdbc..", "org.springframework.jdbc..", "org.postgresql..",
					"io.zonky.test..")
			.because("a place to work in does not care what the work is")
			.check(main);
	}

	@Test
	void theTraceKnowsTheEngineAndAPlaceToRunIt() {
		classes().that()
			.resideInAPackage(IMPACT)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(IMPACT, SCRATCH, SQL, CORE, "com.ofauto.migrations.impact..", "java..", "javax.sql..",
					"org.jspecify.annotations..", "org.postgresql..")
			.because("what a statement does is seen, and not known by its text")
			.check(main);
	}

	@Test
	void sourcesKnowSchemasAndPlacesToBuildThem() {
		classes().that()
			.resideInAPackage(SOURCE)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, SOURCE, PSL, SCHEMA, SCRATCH, CORE, "java..", "javax.sql..",
					"org.jspecify.annotations..", "org.springframework.util..", "org.springframework.jdbc.core..")
			.because("what is desired is known before anybody compares")
			.check(main);
	}

	@Test
	void theWorkbenchPrintsNothingAndKnowsNoCommand() {
		classes().that()
			.resideInAPackage(WORKBENCH)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(SQL, WORKBENCH, DIFF, SCRIPT, SCHEMA, SCRATCH, IMPACT, CORE,
					"com.ofauto.migrations.impact..", "com.ofauto.migrations.verdict..", "java..", "javax.sql..",
					"org.jspecify.annotations..", "org.springframework.util..")
			.because("a migration is made in the same way whoever asks for it")
			.check(main);
	}

	@Test
	void nobodyNeedsTheCommandsButTheWiring() {
		classes().that()
			.resideInAPackage(COMMAND)
			.should()
			.onlyHaveDependentClassesThat()
			.resideInAnyPackage(COMMAND, AUTOCONFIGURE)
			.because("a face is nobody's foundation")
			.check(main);
	}

	@Test
	void aPulledSchemaKnowsSchemasAndTheWordsOfTheLanguage() {
		classes().that()
			.resideInAPackage(PULL)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(PULL, PSL, SCHEMA, "java..", "org.jspecify.annotations..")
			.because("a database is written down from what was read of it")
			.check(main);
	}

	@Test
	void thereIsNoStaticMutableState() {
		fields().that()
			.areStatic()
			.should(new BeConstant())
			.because("two applications in one JVM must not share anything that changes")
			.check(main);
	}

	@Test
	void everyPackageIsNullMarked() {
		classes().should(new LiveInANullMarkedPackage())
			.because("null is checked where packages are marked")
			.check(main);
	}

	@Test
	void allWorkAsideHasAThreadOfItsOwn() {
		JavaClasses withTests = new ClassFileImporter().importPackages(BASE);
		assertThat(withTests.stream().filter((type) -> type.getSimpleName().equals("ArchitectureTests"))).isNotEmpty();
		WorkInTheCommonPool.isNever().check(withTests);
	}

	@Test
	void noFileIsTooLongToRead() throws IOException {
		Map<Path, Integer> lines = new TreeMap<>();
		try (Stream<Path> files = Files.walk(SOURCES)) {
			for (Path source : (Iterable<Path>) files.filter(ArchitectureTests::isJava)::iterator) {
				lines.put(source, Files.readAllLines(source).size());
			}
		}
		assertThat(lines).isNotEmpty()
			.allSatisfy((source, count) -> assertThat(count).as("lines of %s", source).isLessThanOrEqualTo(MOST_LINES));
	}

	private static boolean isJava(Path file) {
		return file.toString().endsWith(".java");
	}

}
