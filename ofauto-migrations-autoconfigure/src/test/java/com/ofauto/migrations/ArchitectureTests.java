package com.ofauto.migrations;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.ofauto.migrations.support.BeConstant;
import com.ofauto.migrations.support.LiveInANullMarkedPackage;
import com.ofauto.migrations.support.WorkInTheCommonPool;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the rooms apart: what each package holds and what it may touch. A rule that
 * matches nothing fails.
 */
class ArchitectureTests {

	private static final Path SOURCES = Path.of("src/main/java");

	private static final int MOST_LINES = 300;

	private static final String BASE = "com.ofauto.migrations";

	private static final String CORE = BASE + ".core..";

	private static final String SCRIPT = BASE + ".core.script..";

	private static final String JSON = BASE + ".json..";

	private static final String IMPACT = BASE + ".impact..";

	private static final String VERDICT = BASE + ".verdict..";

	private static final String REHEARSAL = BASE + ".rehearsal..";

	private static final String BACKUP = BASE + ".backup..";

	private static final String SAFETY = BASE + ".safety..";

	private static final String KEPT = BASE + ".kept..";

	private static final String DEV = BASE + ".dev..";

	private static final String REPORT = BASE + ".report..";

	private static final String COMMAND = BASE + ".command..";

	private static final String ENDPOINT = BASE + ".endpoint..";

	private static final String HEALTH = BASE + ".health..";

	private static final String METRICS = BASE + ".metrics..";

	private static final String AUTOCONFIGURE = BASE + ".autoconfigure..";

	private static final String[] LANGUAGE = { BASE, "java..", "javax.sql..", "org.jspecify.annotations..",
			"org.springframework.core..", "org.springframework.util..", "org.apache.commons.logging..", "org.slf4j.." };

	private static JavaClasses main;

	@BeforeAll
	static void importMainClasses() {
		main = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(BASE);
	}

	@Test
	void everyClassLivesInARoom() {
		check(classes().should()
			.resideInAnyPackage(BASE, CORE, JSON, IMPACT, VERDICT, REHEARSAL, BACKUP, SAFETY, KEPT, REPORT, DEV,
					COMMAND, ENDPOINT, HEALTH, METRICS, AUTOCONFIGURE)
			.because("a new room is added to the rules of this test on purpose"));
	}

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching(BASE + ".(**)")
			.should()
			.beFreeOfCycles()
			.because("packages that need each other are one package in disguise"));
	}

	@Test
	void coreKnowsOnlyJdbc() {
		checkRoom(CORE, "the engine works without Spring Boot and without its faces", "org.springframework.jdbc..",
				"org.springframework.dao..", "org.springframework.transaction..", "org.postgresql..", IMPACT, JSON);
	}

	@Test
	void jsonIsALeaf() {
		check(classes().that()
			.resideInAPackage(JSON)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE, JSON, "java..", "org.jspecify.annotations..")
			.because("it knows nothing of what is written in it"));
	}

	@Test
	void impactKnowsOnlyJson() {
		check(classes().that()
			.resideInAPackage(IMPACT)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE, IMPACT, JSON, "java..", "org.jspecify.annotations..")
			.because("it is what the file beside a migration says, and nothing else"));
	}

	@Test
	void verdictKnowsOnlyCoreAndImpact() {
		checkRoom(VERDICT, "a verdict is the impact on a database, however it is shown", IMPACT);
	}

	@Test
	void rehearsalKnowsOnlyCoreJsonAndVerdict() {
		checkRoom(REHEARSAL, "a rehearsal is a deploy of the engine to another database", JSON, VERDICT);
	}

	@Test
	void backupKnowsOnlyCoreImpactAndTheDriver() {
		checkRoom(BACKUP, "a backup is made of a database, however it is asked for", IMPACT, "org.postgresql..");
	}

	@Test
	void safetyKnowsOnlyCoreImpactAndVerdict() {
		checkRoom(SAFETY, "what a deploy may do is decided without the face that asks", IMPACT, VERDICT);
	}

	@Test
	void onlyCoreReadsScripts() {
		check(classes().that()
			.resideInAPackage(SCRIPT)
			.should()
			.onlyHaveDependentClassesThat()
			.resideInAPackage(CORE)
			.andShould()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE, SCRIPT, "java..", "org.jspecify.annotations..")
			.because("it is public for the engine, and knows nothing of it"));
	}

	@Test
	void reportKnowsOnlyCoreRehearsalSafetyAndVerdict() {
		checkRoom(REPORT, "what programs read is the same on each face", REHEARSAL, SAFETY, VERDICT);
	}

	@Test
	void commandKnowsOnlyBackupCoreRehearsalReportSafetyAndVerdict() {
		checkRoom(COMMAND, "the command line is a face of the engine and nothing else", BACKUP, REHEARSAL, REPORT,
				SAFETY, VERDICT);
	}

	@Test
	void keptKnowsOnlyCoreJsonAndTheDriver() {
		checkRoom(KEPT, "rows are kept and brought back without the face that asks", JSON, "org.postgresql..");
	}

	@Test
	void devKnowsCoreKeptReportAndCommandAndSpring() {
		checkRoom(DEV, "reset and seed are an extra that the engine's faces do not need", COMMAND, KEPT, REPORT,
				"org.springframework..");
	}

	@Test
	void endpointKnowsOnlyCoreReportVerdictAndTheActuator() {
		checkRoom(ENDPOINT, "a face can be left out with its library", REPORT, VERDICT,
				"org.springframework.boot.actuate..");
	}

	@Test
	void healthKnowsOnlyCoreAndTheHealthApi() {
		checkRoom(HEALTH, "a face can be left out with its library", "org.springframework.boot.health..");
	}

	@Test
	void metricsKnowOnlyCoreAndMicrometer() {
		checkRoom(METRICS, "a face can be left out with its library", "io.micrometer..");
	}

	@Test
	void onlyTheWiringKnowsDev() {
		check(noClasses().that()
			.resideOutsideOfPackages(DEV, AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(DEV)
			.because("what can destroy data must be out of reach of everything else"));
	}

	@Test
	void onlyCommandPrints() {
		check(noClasses().that()
			.resideOutsideOfPackage(COMMAND)
			.should(ACCESS_STANDARD_STREAMS)
			.orShould()
			.callMethod(System.class, "console")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Console.class)
			.because("an application's output belongs to the application; everybody else logs or reports"));
	}

	@Test
	void thereIsNoStaticMutableState() {
		check(fields().that()
			.areStatic()
			.should(new BeConstant())
			.because("two applications in one JVM must not share anything that changes"));
	}

	@Test
	void everyPackageIsNullMarked() {
		check(classes().should(new LiveInANullMarkedPackage()).because("null is checked where packages are marked"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HistoryTable", "ScriptSource", "Lock", "Runner", "Stamp" })
	void whatCoreHidesIsNotPublic(String ending) {
		check(classes().that()
			.resideInAPackage(CORE)
			.and()
			.haveSimpleNameEndingWith(ending)
			.should()
			.bePackagePrivate()
			.orShould()
			.bePrivate()
			.because("Migrator is the one door; what is behind it may change"));
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

	private static void checkRoom(String room, String reason, String... others) {
		String[] allowed = Stream.of(new String[] { room, CORE }, LANGUAGE, others)
			.flatMap(Stream::of)
			.toArray(String[]::new);
		check(classes().that()
			.resideInAPackage(room)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(allowed)
			.because(reason));
	}

	private static void check(ArchRule rule) {
		rule.check(main);
	}

}
