package com.ofauto.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.autoconfigure.MigrationsCommandLineProperties;
import com.ofauto.migrations.autoconfigure.MigrationsProperties;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationState;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows can be used as it stands.
 */
@ExtendWith(PostgresExtension.class)
class DocumentationTests {

	static final List<String> WITH_SQL = List.of("docs/files.md");

	/** Their SQL is run where the development tools are. */
	private static final List<String> RUN_ELSEWHERE = List.of("docs/backfills.md", "README.md",
			"docs/dangerous-change.md", "docs/deploying.md", "docs/online.md", "docs/safe-deploys.md");

	private static final Markdown README = Markdown.read("README.md");

	@Test
	void everyLinkLeadsSomewhere() throws IOException {
		assertThat(Markdown.all()).hasSizeGreaterThan(20)
			.allSatisfy((page) -> assertThat(page.links()).as(page.toString()).allMatch(page::leadsSomewhere));
	}

	@ParameterizedTest
	@EnumSource(Finding.Kind.class)
	void everyFindingStandsOnThePagesOfTheFaces(Finding.Kind kind) throws IOException {
		assertThat(page("endpoint.md")).contains("\n| `" + kind.word() + "` | ");
		assertThat(page("command-line.md")).contains("*" + kind.word() + "*");
		assertThat(page("deploying.md")).contains("*" + kind.word() + "*");
	}

	@ParameterizedTest
	@EnumSource(MigrationState.class)
	void everyStateStandsOnThePageOfTheEndpoint(MigrationState state) throws IOException {
		assertThat(page("endpoint.md")).contains("\n| `" + state.word() + "` | ");
	}

	private static String page(String name) throws IOException {
		return Files.readString(Path.of("../docs", name));
	}

	@Test
	void everyYamlBlockHasOnlyPropertiesThatExist() throws IOException {
		int blocks = 0;
		for (Markdown page : ofThisModule()) {
			for (String yaml : page.blocks("yaml")) {
				if (yaml.contains("ofauto:") && !yaml.contains("schema-source:")) {
					assertThat(bind(page, yaml)).as("%s: %s", page, yaml).isTrue();
					blocks++;
				}
			}
		}
		assertThat(blocks).isGreaterThan(5);
	}

	/**
	 * The pages on schema-first work, and each schema source, are tested in the module
	 * that does it.
	 */
	private static List<Markdown> ofThisModule() throws IOException {
		return Markdown.all().stream().filter((page) -> !page.toString().startsWith("docs/schema-first")).toList();
	}

	private static boolean bind(Markdown page, String yaml) throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(page.toString(),
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		return new Binder(ConfigurationPropertySources.from(sources))
			.bind("ofauto.migrations", Bindable.of(AllProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.isBound();
	}

	@ParameterizedTest
	@FieldSource("WITH_SQL")
	void theSqlBlocksOfAPageAreMigrations(String page, TestDatabase database, @TempDir Path directory)
			throws IOException {
		List<String> blocks = Markdown.read(page).blocks("sql");
		for (int i = 0; i < blocks.size(); i++) {
			Path migration = Files.createDirectories(directory.resolve(String.valueOf(i)));
			Files.writeString(migration.resolve("migration.sql"), blocks.get(i));
		}
		Migrator migrator = new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + directory)),
				MigratorSettings.defaults(), List.of());
		assertThat(blocks).isNotEmpty();
		assertThat(migrator.deploy().applied()).hasSameSizeAs(blocks);
	}

	@Test
	void noOtherPageHasSql() throws IOException {
		assertThat(ofThisModule()).filteredOn((page) -> !page.blocks("sql").isEmpty())
			.extracting(Markdown::toString)
			.filteredOn((page) -> !RUN_ELSEWHERE.contains(page))
			.containsExactlyInAnyOrderElementsOf(WITH_SQL);
	}

	@Test
	void theReadmesFirstCommandIsTypedInAFreshCloneAndCiRunsItsLast() throws IOException {
		List<String> commands = README.blocks("sh").stream().flatMap(String::lines).toList();
		assertThat(commands).startsWith("mvn spring-boot:test-run", "mvn -DskipTests install").endsWith("mvn verify");
		assertThat(Markdown.ROOT.resolve(".ci/first-command")).content().contains("'" + commands.get(0) + "'");
		assertThat(Markdown.ROOT.resolve(".ci/run")).content().containsPattern("(?m)^mvn .*\\bverify \"\\$@\"$");
	}

	static class AllProperties extends MigrationsProperties {

		private final MigrationsCommandLineProperties commandLine = new MigrationsCommandLineProperties();

		public MigrationsCommandLineProperties getCommandLine() {
			return this.commandLine;
		}

	}

}
