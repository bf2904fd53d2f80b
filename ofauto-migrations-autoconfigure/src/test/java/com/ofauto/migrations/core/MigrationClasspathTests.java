package com.ofauto.migrations.core;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import com.ofauto.migrations.core.script.TransactionMode;
import com.ofauto.migrations.impact.KnownImpact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.loader.jar.NestedJarFile;
import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationClasspathTests {

	private static final String LOCK_FILE = "db/migrations/migration_lock.toml";

	private static final String POSTGRESQL = "provider = \"postgresql\"\n";

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "classpath:db/migrations", "classpath:/db/migrations", "classpath:db/migrations/" })
	void readsADirectoryOnTheClassPath(String location) throws IOException {
		Path root = this.directory.resolve("a b%20c+d");
		new MigrationsOnDisk(root.resolve("db/migrations")).with("2", "").with("1 größer", "");
		try (URLClassLoader classLoader = over(root)) {
			assertThat(names(classLoader, location)).containsExactly("1 größer", "2");
		}
	}

	@Test
	void readsAJar() throws IOException {
		JarOnDisk jar = new JarOnDisk().with("db/migrations/2_価格 +%20/migration.sql", "SELECT 2")
			.with("db/migrations/1/migration.sql", "SELECT 1")
			.with("db/migrations/1/README.md", "why")
			.with("db/migrations/1/nested/migration.sql", "SELECT 3")
			.with("db/migrations_old/0/migration.sql", "SELECT 0")
			.with("db/migrations/1/migration.properties", "transaction=off")
			.with(LOCK_FILE, POSTGRESQL);
		Path file = jar.write(this.directory.resolve("a+b %20.jar"));
		try (URLClassLoader classLoader = over(file)) {
			List<Migration> migrations = read(classLoader, "classpath:db/migrations");
			assertThat(migrations).extracting(Migration::name).containsExactly("1", "2_価格 +%20");
			assertThat(migrations.get(0).checksum()).isEqualTo(Checksum.of("SELECT 1"));
			assertThat(migrations.get(0).sidecar()).isEqualTo(TransactionMode.OFF);
			assertThat(migrations.get(0).location()).isEqualTo("jar:" + url(file) + "!/db/migrations/1/migration.sql");
		}
	}

	@Test
	void findsAJarWithoutDirectoryEntriesByItsLockFile() throws IOException {
		Path file = jar("1", "2").with(LOCK_FILE, POSTGRESQL)
			.withoutDirectoryEntries()
			.write(this.directory.resolve("plain jar.jar"));
		try (URLClassLoader classLoader = over(file)) {
			assertThat(names(classLoader, "classpath:db/migrations")).containsExactly("1", "2");
		}
	}

	@Test
	void findsAJarWithoutDirectoryEntriesAndWithoutALockFile() throws IOException {
		Path file = jar("1", "2 größer").with("other.txt", "")
			.withoutDirectoryEntries()
			.write(this.directory.resolve("shaded 1+2.jar"));
		Path other = new JarOnDisk().with("other.txt", "").write(this.directory.resolve("other.jar"));
		try (URLClassLoader classLoader = over(other, file)) {
			List<Migration> migrations = read(classLoader, "classpath:/db/migrations");
			assertThat(migrations).extracting(Migration::name).containsExactly("1", "2 größer");
			assertThat(migrations.get(0).location()).isEqualTo("jar:" + url(file) + "!/db/migrations/1/migration.sql");
		}
		try (URLClassLoader classLoader = over(other)) {
			assertThatExceptionOfType(MigrationFilesException.class)
				.isThrownBy(() -> read(classLoader, "classpath:db/migrations"))
				.withMessageStartingWith("The migrations directory classpath:db/migrations does not exist.");
		}
	}

	@ParameterizedTest
	@CsvSource({ "target/classes, src/main/resources", "target/test-classes, src/test/resources",
			"build/resources/main, src/main/resources", "bin/main, src/main/resources" })
	void aFileOfTheSourceTreeIsNamedAsLongAsTheBuildsCopyIsTheSame(String output, String source) throws IOException {
		Path copies = this.directory.resolve(output).resolve("db/migrations");
		Path originals = this.directory.resolve(source).resolve("db/migrations");
		new MigrationsOnDisk(copies).with("1", "SELECT 1").with("2", "SELECT 2").with("3", "SELECT 3");
		new MigrationsOnDisk(originals).with("1", "SELECT 1").with("2", "SELECT 'changed'");
		try (URLClassLoader classLoader = over(this.directory.resolve(output))) {
			assertThat(read(classLoader, "classpath:/db/migrations/")).extracting(Migration::location)
				.containsExactly(originals + "/1/migration.sql", copies + "/2/migration.sql",
						copies + "/3/migration.sql");
		}
	}

	@Test
	void whatABuildHasLeftUnderItsOldNameDoesNotCount() throws IOException {
		new MigrationsOnDisk(this.directory.resolve("target/classes/db/migrations")).with("1", "SELECT 1")
			.with("2_old", "SELECT 2")
			.with("3_new", "SELECT 2")
			.with("4_gone", "SELECT 4")
			.with("5_empty", "")
			.with("6_empty", "");
		new MigrationsOnDisk(this.directory.resolve("src/main/resources/db/migrations")).with("1", "SELECT 1")
			.with("3_new", "SELECT 2")
			.with("6_empty", "");
		try (URLClassLoader classLoader = over(this.directory.resolve("target/classes"))) {
			assertThat(names(classLoader, "classpath:db/migrations")).containsExactly("1", "3_new", "4_gone", "5_empty",
					"6_empty");
		}
	}

	@Test
	void whatWasDeletedAndIsStillInTheOutputOfTheBuildIsTold() throws IOException {
		Path output = this.directory.resolve("target/classes/db/migrations");
		Path source = this.directory.resolve("src/main/resources/db/migrations");
		new MigrationsOnDisk(output).with("1", "SELECT 1").with("2_gone", "SELECT 2");
		new MigrationsOnDisk(source).with("1", "SELECT 1");
		try (URLClassLoader classLoader = over(this.directory.resolve("target/classes"))) {
			assertThat(new MigrationDirectory(classLoader, List.of("classpath:db/migrations")).contents().findings())
				.containsExactly(new Finding(Finding.Kind.LEFTOVER, "2_gone",
						"Migration 2_gone is left over: it is in " + output + " and not in " + source
								+ ", from which the build copies the others. It counts nevertheless.",
						"If you have deleted it, run a clean build (mvn clean or gradle clean). If the build itself"
								+ " generates it, nothing needs to be done."));
		}
	}

	@Test
	void theSameContentFromElsewhereIsNoNewName() throws IOException {
		Path jar = new JarOnDisk().with(LOCK_FILE, POSTGRESQL)
			.with("db/migrations/1_other/migration.sql", "REFRESH MATERIALIZED VIEW v")
			.write(this.directory.resolve("other.jar"));
		new MigrationsOnDisk(this.directory.resolve("target/classes/db/migrations"))
			.with("2_generated", "REFRESH MATERIALIZED VIEW v")
			.with("3_generated", "REFRESH MATERIALIZED VIEW v")
			.with("4", "SELECT 4");
		new MigrationsOnDisk(this.directory.resolve("src/main/resources/db/migrations")).with("4", "SELECT 4");
		try (URLClassLoader classLoader = over(jar, this.directory.resolve("target/classes"))) {
			assertThat(names(classLoader, "classpath:db/migrations")).containsExactly("1_other", "2_generated",
					"3_generated", "4");
		}
	}

	@Test
	void findsAJarWithoutDirectoryEntriesBesideADirectory() throws IOException {
		Path file = jar("1").with(LOCK_FILE, POSTGRESQL)
			.withoutDirectoryEntries()
			.write(this.directory.resolve("library.jar"));
		new MigrationsOnDisk(this.directory.resolve("own/db/migrations")).with("2", "")
			.file("migration_lock.toml", POSTGRESQL);
		try (URLClassLoader classLoader = over(this.directory.resolve("own"), file)) {
			assertThat(names(classLoader, "classpath:db/migrations")).containsExactly("1", "2");
		}
	}

	@Test
	void readsTheSameLocationInTwoJars() throws IOException {
		Path first = jar("1", "3").with(LOCK_FILE, POSTGRESQL).write(this.directory.resolve("first.jar"));
		Path second = jar("2").write(this.directory.resolve("second.jar"));
		try (URLClassLoader classLoader = over(first, second)) {
			assertThat(names(classLoader, "classpath:db/migrations")).containsExactly("1", "2", "3");
		}
	}

	@Test
	void theSameMigrationInTwoPlacesIsOne() throws IOException {
		Path first = jar("1", "2").write(this.directory.resolve("first.jar"));
		Path second = jar("1").write(this.directory.resolve("second.jar"));
		new MigrationsOnDisk(this.directory.resolve("own/db/migrations")).with("1", "SELECT 1").with("3", "");
		try (URLClassLoader classLoader = over(first, second, this.directory.resolve("own"))) {
			List<Migration> migrations = read(classLoader, "classpath:db/migrations");
			assertThat(migrations).extracting(Migration::name).containsExactly("1", "2", "3");
			assertThat(migrations.get(0).location()).isEqualTo("jar:" + url(first) + "!/db/migrations/1/migration.sql");
		}
	}

	@Test
	void aSidecarMakesADifference() throws IOException {
		Path first = jar("1").write(this.directory.resolve("first.jar"));
		Path second = jar("1").with("db/migrations/1/migration.properties", "transaction=off")
			.write(this.directory.resolve("second.jar"));
		try (URLClassLoader classLoader = over(first, second)) {
			assertThatExceptionOfType(MigrationFilesException.class)
				.isThrownBy(() -> read(classLoader, "classpath:db/migrations"))
				.withMessageStartingWith("Two migrations have the name 1 but different content: ");
		}
	}

	@Test
	void aNameIsUniqueAmongAllJars() throws IOException {
		Path first = jar("1").write(this.directory.resolve("first.jar"));
		Path second = jar("2").with("db/migrations/1/migration.sql", "SELECT 2")
			.write(this.directory.resolve("second.jar"));
		try (URLClassLoader classLoader = over(first, second)) {
			assertThatExceptionOfType(MigrationFilesException.class)
				.isThrownBy(() -> read(classLoader, "classpath:db/migrations"))
				.withMessage("Two migrations have the name 1 but different content: jar:%s!/db/migrations/1 and"
						+ " jar:%s!/db/migrations/1.\nRename the one that is applied nowhere, or remove one if it"
						+ " is an old copy of the other. Then start again.", url(first), url(second));
		}
	}

	/**
	 * Spring Boot's Maven plugin takes copied resources out of {@code target/classes},
	 * and leaves their directories.
	 */
	@Test
	void anEmptyDirectoryBesideTheMigrationIsNoOther() throws IOException {
		Path emptied = Files.createDirectories(this.directory.resolve("target/db/migrations/1"));
		Path sources = Files.createDirectories(this.directory.resolve("src/db/migrations/1"));
		Files.writeString(sources.resolve("migration.sql"), "SELECT 1");
		for (List<Path> order : List.of(List.of(emptied, sources), List.of(sources, emptied))) {
			List<String> locations = order.stream().map((path) -> "file:" + path.getParent()).toList();
			assertThat(new MigrationDirectory(getClass().getClassLoader(), locations).read()).singleElement()
				.extracting(Migration::location)
				.isEqualTo(sources.resolve("migration.sql").toString());
		}
	}

	@Test
	void aDirectoryThatOnlySaysHowItRunsIsNotEmpty() throws IOException {
		Path lost = Files.createDirectories(this.directory.resolve("target/db/migrations/1"));
		Files.writeString(lost.resolve("migration.properties"), "transaction=off");
		Path sources = Files.createDirectories(this.directory.resolve("src/db/migrations/1"));
		Files.writeString(sources.resolve("migration.sql"), "SELECT 1");
		assertThatExceptionOfType(MigrationFilesException.class)
			.isThrownBy(() -> new MigrationDirectory(getClass().getClassLoader(),
					List.of("file:" + lost.getParent(), "file:" + sources.getParent()))
				.read())
			.withMessageStartingWith("Two migrations have the name 1 but different content: ");
	}

	@Test
	void aDirectoryInAJarMustHaveAScriptAndALockFileForPostgresql() throws IOException {
		Path noScript = jar("1").with("db/migrations/2/README.md", "").write(this.directory.resolve("no-script.jar"));
		Path mysql = jar("1").with(LOCK_FILE, "provider = \"mysql\"").write(this.directory.resolve("mysql.jar"));
		try (URLClassLoader first = over(noScript); URLClassLoader second = over(mysql)) {
			assertThatExceptionOfType(MigrationFilesException.class)
				.isThrownBy(() -> read(first, "classpath:db/migrations"))
				.withMessageStartingWith(
						"The migration jar:" + url(noScript) + "!/db/migrations/2 has no migration.sql.");
			assertThatExceptionOfType(MigrationFilesException.class)
				.isThrownBy(() -> read(second, "classpath:db/migrations"))
				.withMessageStartingWith("jar:" + url(mysql) + "!/" + LOCK_FILE + " says that");
		}
	}

	@Test
	void aNameHasAtMost255Characters() throws IOException {
		Path longest = jar("ä".repeat(255)).write(this.directory.resolve("longest.jar"));
		Path longer = jar("ä".repeat(256)).write(this.directory.resolve("longer.jar"));
		try (URLClassLoader first = over(longest); URLClassLoader second = over(longer)) {
			assertThat(names(first, "classpath:db/migrations")).hasSize(1);
			assertThatExceptionOfType(MigrationFilesException.class)
				.isThrownBy(() -> read(second, "classpath:db/migrations"))
				.withMessage("The name of the migration jar:" + url(longer) + "!/db/migrations/" + "ä".repeat(256)
						+ " has 256 characters; the history holds names of at most 255."
						+ "\nShorten the directory's name, and start again.");
		}
	}

	@Test
	void readsAnExecutableJarAndAJarInsideIt() throws IOException {
		Path app = new JarOnDisk().with("BOOT-INF/classes/db/migrations/1/migration.sql", "SELECT 1")
			.with("BOOT-INF/classes/" + LOCK_FILE, POSTGRESQL)
			.with("BOOT-INF/lib/shared.jar", jar("2", "3 größer").with(LOCK_FILE, POSTGRESQL).bytes())
			.with("BOOT-INF/lib/plain.jar", jar("4").with(LOCK_FILE, POSTGRESQL).withoutDirectoryEntries().bytes())
			.write(this.directory.resolve("app 1+2.jar"));
		Handlers.register();
		URL[] urls = { JarUrl.create(app.toFile(), "BOOT-INF/classes/"),
				JarUrl.create(app.toFile(), "BOOT-INF/lib/shared.jar"),
				JarUrl.create(app.toFile(), "BOOT-INF/lib/plain.jar") };
		try (LaunchedClassLoader classLoader = new LaunchedClassLoader(false, urls, null)) {
			List<Migration> migrations = read(classLoader, "classpath:db/migrations");
			assertThat(migrations).extracting(Migration::name).containsExactly("1", "2", "3 größer", "4");
			assertThat(migrations.get(1).location()).startsWith("jar:nested:")
				.endsWith("/app%201+2.jar/!BOOT-INF/lib/shared.jar!/db/migrations/2/migration.sql");
		}
	}

	@Test
	void opensEachOfThousandsOfFilesInANestedJarOnce() throws IOException {
		JarOnDisk nested = new JarOnDisk().with(LOCK_FILE, POSTGRESQL);
		for (int i = 0; i < 5_000; i++) {
			nested.with("db/migrations/" + (20260000 + i) + "/migration.sql", "SELECT " + i)
				.with("db/migrations/" + (20260000 + i) + "/impact.json", "{}");
		}
		Path app = new JarOnDisk().with("BOOT-INF/lib/shared.jar", nested.bytes())
			.write(this.directory.resolve("app.jar"));
		try (CountingJar jar = new CountingJar(app.toFile(), "BOOT-INF/lib/shared.jar")) {
			List<Migration> migrations = read(jar.classLoader(), "classpath:db/migrations");
			assertThat(migrations).hasSize(5_000);
			assertThat(migrations.get(4_999).hasChecksum(Checksum.of("SELECT 4999"))).isTrue();
			assertThat(migrations).allSatisfy((migration) -> migration.file().open().close());
			assertThat(jar.openings).hasSize(5_001).allSatisfy((file, times) -> assertThat(times).isEqualTo(1));
		}
	}

	@Test
	void theImpactTravelsInTheJarAndIsReadWhenItIsAsked() throws IOException {
		String impact = """
				{"format":1,"script":"%s","history":"%s","server":"17.11",
				"statements":[{"line":1,"command":"SELECT"}]}""".formatted(
				MigrationDirectory.of(List.of(new MigrationScript("1", "1", "SELECT 1"))).read().get(0).scriptDigest(),
				Checksum.NOTHING);
		Path app = new JarOnDisk().with("BOOT-INF/classes/db/migrations/1/migration.sql", "SELECT 1")
			.with("BOOT-INF/classes/db/migrations/1/impact.json", impact)
			.with("BOOT-INF/lib/shared.jar", jar("2").with("db/migrations/2/impact.json", impact).bytes())
			.with("BOOT-INF/lib/plain.jar", jar("3").with(LOCK_FILE, POSTGRESQL).withoutDirectoryEntries().bytes())
			.write(this.directory.resolve("app.jar"));
		Handlers.register();
		URL[] urls = { JarUrl.create(app.toFile(), "BOOT-INF/classes/"),
				JarUrl.create(app.toFile(), "BOOT-INF/lib/shared.jar"),
				JarUrl.create(app.toFile(), "BOOT-INF/lib/plain.jar") };
		try (LaunchedClassLoader classLoader = new LaunchedClassLoader(false, urls, null)) {
			assertThat(read(classLoader, "classpath:db/migrations")).extracting(Migration::impact)
				.satisfiesExactly((first) -> assertThat(first).isInstanceOf(KnownImpact.Known.class),
						(second) -> assertThat(second).isEqualTo(new KnownImpact.Stale(KnownImpact.Change.HISTORY)),
						(third) -> assertThat(third).isEqualTo(new KnownImpact.Absent()));
		}
	}

	@Test
	void theImpactMakesNoOtherMigration() throws IOException {
		Path first = jar("1").with("db/migrations/1/impact.json", "{}").write(this.directory.resolve("first.jar"));
		Path second = jar("1").write(this.directory.resolve("second.jar"));
		try (URLClassLoader classLoader = over(first, second)) {
			assertThat(names(classLoader, "classpath:db/migrations")).containsExactly("1");
		}
	}

	private static JarOnDisk jar(String... names) {
		JarOnDisk jar = new JarOnDisk();
		for (String name : names) {
			jar.with("db/migrations/" + name + "/migration.sql", "SELECT 1");
		}
		return jar;
	}

	private static URLClassLoader over(Path... roots) throws MalformedURLException {
		URL[] urls = new URL[roots.length];
		for (int i = 0; i < roots.length; i++) {
			urls[i] = url(roots[i]);
		}
		return new URLClassLoader(urls, null);
	}

	private static URL url(Path path) throws MalformedURLException {
		return path.toUri().toURL();
	}

	private static List<Migration> read(ClassLoader classLoader, String location) {
		return new MigrationDirectory(classLoader, List.of(location)).read();
	}

	private static List<String> names(ClassLoader classLoader, String location) {
		return read(classLoader, location).stream().map(Migration::name).toList();
	}

	/**
	 * Spring Boot's jar inside a jar, which counts how often each of its files is opened.
	 */
	private static final class CountingJar extends NestedJarFile {

		private final Map<String, Integer> openings = new TreeMap<>();

		CountingJar(File file, String nested) throws IOException {
			super(file, nested);
		}

		@Override
		public InputStream getInputStream(ZipEntry entry) throws IOException {
			this.openings.merge(entry.getName(), 1, Integer::sum);
			return super.getInputStream(entry);
		}

		ClassLoader classLoader() {
			return new ClassLoader(null) {

				@Override
				@SuppressWarnings("deprecation")
				protected Enumeration<URL> findResources(String name) throws IOException {
					return name.equals("db/migrations")
							? Collections
								.enumeration(List.of(new URL(null, "jar:file:/app.jar!/db/migrations/", handler())))
							: Collections.emptyEnumeration();
				}

			};
		}

		private URLStreamHandler handler() {
			return new URLStreamHandler() {

				@Override
				protected URLConnection openConnection(URL url) throws IOException {
					return new JarURLConnection(url) {

						@Override
						public JarFile getJarFile() {
							return CountingJar.this;
						}

						@Override
						public void connect() {
							// It is open.
						}

					};
				}

			};
		}

	}

}
