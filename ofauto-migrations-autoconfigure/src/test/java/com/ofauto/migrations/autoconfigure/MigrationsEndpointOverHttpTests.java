package com.ofauto.migrations.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.ofauto.migrations.command.CommandLine;
import com.ofauto.migrations.command.Commands;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.support.ForgedName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationsEndpointOverHttpTests extends FacesOverHttp {

	private static final String CLIENTS = "20260105080000_create_client";

	private static final String EMAIL = "20260112090000_add_client_email";

	private static final String INDEX = "20260119100000_index_client_email";

	private static final String SECRET = "Key (email)=(somebody@example.com) is duplicated";

	private static final Path DOCUMENTATION = Path.of("../docs/endpoint.md");

	private void clientsAndEmail() {
		this.files.with(CLIENTS, "CREATE TABLE client (id bigint PRIMARY KEY);")
			.with(EMAIL, "ALTER TABLE client ADD email text;");
	}

	private void failed(String name) {
		this.database.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('1', '"
				+ "c0ffee".repeat(10) + "', '" + name + "', '" + SECRET + "')");
	}

	@Test
	void upToDate() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		JsonNode answer = get(MIGRATIONS).database();
		assertThat(answer.path("state").asString()).isEqualTo("up-to-date");
		assertThat(answer.path("environment").asString()).isEqualTo("staging");
		assertThat(answer.path("environmentNamed").asBoolean()).isTrue();
		assertThat(answer.path("counts").path("applied").asInt()).isEqualTo(2);
		assertThat(answer.path("pending").isEmpty()).isTrue();
		assertThat(answer.path("findings").isEmpty()).isTrue();
		assertThat(answer.path("lastRun").path("applied").findValuesAsString("name")).containsExactly(CLIENTS, EMAIL);
	}

	@Test
	void aNameInTheHistoryCannotPassForAnotherLine() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.database.execute(ForgedName.INSERT);
		JsonNode finding = get(MIGRATIONS).database().path("findings").path(0);
		assertThat(finding.path("migration").asString()).isEqualTo(ForgedName.SHOWN);
		assertThat(finding.path("message").asString()).isEqualTo(
				"Migration " + ForgedName.SHOWN + " is missing: it is applied to this database, but is not on disk.");
		JsonNode missing = get("/actuator/health/migrations").json().path("details").path("missing");
		assertThat(missing.path("names").path(0).asString()).isEqualTo(ForgedName.SHOWN);
	}

	@Test
	void theStampOfTheDatabaseAndThatItIsACopy() throws Exception {
		this.migrator.deploy();
		assertThat(get(MIGRATIONS).database().path("database").has("stamp")).isFalse();
		clientsAndEmail();
		this.migrator.deploy();
		assertThat(get(MIGRATIONS).database().path("database").path("stamp").toString())
			.isEqualTo("{\"environment\":\"staging\",\"copy\":false}");
		this.database.execute("COMMENT ON TABLE _prisma_migrations IS 'ofauto-migrations: stamped production"
				+ " on server 7000000000000000001 database 4711'");
		assertThat(get(MIGRATIONS).database().path("database").path("stamp").toString())
			.isEqualTo("{\"environment\":\"production\",\"copy\":true}");
		assertThat(get(MIGRATIONS).database().path("database").has("stampElsewhere")).isFalse();
	}

	@Test
	void theStrictestStampOfAnotherSchemaWithTheSchema() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.database.execute("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a._prisma_migrations (id int);"
				+ " CREATE TABLE b._prisma_migrations (id int); COMMENT ON TABLE a._prisma_migrations IS"
				+ " 'ofauto-migrations: stamped production on server 7000000000000000001 database 4711';"
				+ " COMMENT ON TABLE b._prisma_migrations IS"
				+ " 'ofauto-migrations: stamped development on server 7000000000000000001 database 4711'");
		assertThat(get(MIGRATIONS).database().path("database").path("stampElsewhere").toString())
			.isEqualTo("{\"schema\":\"a\",\"environment\":\"production\",\"copy\":true}");
		this.database.execute("DROP SCHEMA a, b CASCADE");
	}

	@Test
	void pendingInOrderAndWhetherEachIsTransactional() throws Exception {
		clientsAndEmail();
		this.files.with(INDEX, "CREATE INDEX CONCURRENTLY ON client (email);")
			.with("20260126100000_do", "DO $$ BEGIN PERFORM 1; END $$;")
			.with("20260202100000_meta", "\\set x 1\nSELECT 1;");
		JsonNode answer = get(MIGRATIONS).database();
		assertThat(answer.path("state").asString()).isEqualTo("pending");
		assertThat(answer.path("database").has("history")).isFalse();
		assertThat(answer.path("pending").findValuesAsString("order")).containsExactly("1", "2", "3", "4", "5");
		assertThat(answer.path("pending").findValuesAsString("transactional")).containsExactly("yes", "yes", "no",
				"server-decides", "unreadable");
	}

	@Test
	void failedWithoutTheErrorForThoseWhoMayNotSeeIt() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.files.with(INDEX, "SELECT 1;");
		failed(INDEX);
		for (Answer answer : List.of(get(MIGRATIONS), get(MIGRATIONS, "USER"))) {
			assertThat(answer.database().path("state").asString()).isEqualTo("failed");
			assertThat(answer.database().path("findings").findValuesAsString("message"))
				.containsExactly("Migration " + INDEX + " has failed.");
			assertThat(answer.body()).doesNotContain(SECRET);
		}
		assertThat(get(MIGRATIONS + "/default/" + INDEX, "USER").body()).contains("\"failed\"")
			.doesNotContain(SECRET, "checksumOnDisk");
	}

	@Test
	void failedWithTheErrorForThoseWhoMaySeeIt() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.files.with(INDEX, "SELECT 1;");
		failed(INDEX);
		assertThat(get(MIGRATIONS, "DBA").body()).contains(SECRET);
		JsonNode one = get(MIGRATIONS + "/default/" + INDEX, "DBA").json();
		assertThat(one.path("status").asString()).isEqualTo("failed");
		assertThat(one.path("logs").asString()).isEqualTo(SECRET);
		assertThat(one.path("checksumOnDisk").asString()).hasSize(64);
		assertThat(one.path("findings").path(0).path("remedy").asString())
			.contains("migrate resolve --rolled-back " + INDEX);
	}

	@Test
	void aFailedStartShowsItsRolledBackAttempt() throws Exception {
		clientsAndEmail();
		this.files.with(INDEX, "CREATE INDEX ON client (phone);");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this.migrator::deploy);
		JsonNode pending = get(MIGRATIONS).database().path("pending");
		assertThat(pending.findValuesAsString("name")).containsExactly(INDEX);
		assertThat(pending.path(0).path("rolledBackAttempts").asInt()).isEqualTo(1);
	}

	@Test
	void theCommandLineTellsTheSameOfADatabaseThatHasAllKinds() throws Exception {
		clientsAndEmail();
		this.files.with("20260113090000_gone", "SELECT 1;").with("20260114090000_retired", "SELECT 1;");
		this.migrator.deploy();
		this.files.with(EMAIL, "ALTER TABLE client ADD email varchar(320);")
			.without("20260113090000_gone")
			.without("20260114090000_retired")
			.with("20260108080000_create_note", "CREATE TABLE note (id bigint PRIMARY KEY);")
			.with(INDEX, "CREATE INDEX CONCURRENTLY ON client (email);")
			.with("20260126100000_do", "DO $$ BEGIN PERFORM 1; END $$;")
			.with("20260202100000_meta", "\\set x 1\nSELECT 1;");
		this.migrator.resolve(List.of(new Decision.Removed("20260114090000_retired")));
		assertThat(get(MIGRATIONS, "DBA").database()).isEqualTo(status());
		failed("20260119200000_failed");
		assertThat(get(MIGRATIONS, "DBA").database()).isEqualTo(status());
	}

	@Test
	void theCommandLineTellsTheSameOfADatabaseThatIsEmptyOrNeedsABaseline() throws Exception {
		assertThat(get(MIGRATIONS, "DBA").database()).isEqualTo(status());
		clientsAndEmail();
		assertThat(get(MIGRATIONS, "DBA").database()).isEqualTo(status());
		this.database.execute("CREATE TABLE legacy (id int)");
		assertThat(get(MIGRATIONS, "DBA").database()).isEqualTo(status());
	}

	@Test
	void theCommandLineTellsTheSameOfFilesThatCannotBeUsed() throws Exception {
		this.files.with(CLIENTS, "SELECT 1;").withoutScript(CLIENTS);
		assertThat(get(MIGRATIONS, "DBA").database()).isEqualTo(status());
	}

	private JsonNode status() {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		Output output = new Output(new PrintStream(data, true, StandardCharsets.UTF_8),
				new PrintStream(OutputStream.nullOutputStream()), false, null);
		Target target = new Target(() -> this.migrator);
		SourceTree sources = new SourceTree(Path.of("."), List::of, Clock.systemUTC());
		new CommandLine(Commands.all(Map.of("default", target), sources, List.of()), output)
			.run(List.of("migrate", "status", "--json"));
		return new JsonMapper().readTree(data.toString(StandardCharsets.UTF_8));
	}

	@Test
	void edited() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.files.with(EMAIL, "ALTER TABLE client ADD email varchar(320);");
		JsonNode answer = get(MIGRATIONS).database();
		assertThat(answer.path("state").asString()).isEqualTo("edited");
		assertThat(answer.path("findings").findValuesAsString("kind")).containsExactly("edited");
		assertThat(answer.path("counts").path("applied").asInt()).isEqualTo(2);
	}

	@Test
	void ahead() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.files.without(EMAIL);
		JsonNode answer = get(MIGRATIONS).database();
		assertThat(answer.path("state").asString()).isEqualTo("ahead");
		assertThat(answer.path("findings").findValuesAsString("kind")).containsExactly("ahead");
		assertThat(get(MIGRATIONS + "/default/" + EMAIL).json().path("status").asString()).isEqualTo("ahead");
	}

	@Test
	void baselineRequiredNamesWhatWasFoundAndTheNextStep() throws Exception {
		clientsAndEmail();
		this.database.execute("CREATE TABLE legacy (id int)");
		JsonNode answer = get(MIGRATIONS).database();
		assertThat(answer.path("state").asString()).isEqualTo("baseline-required");
		assertThat(answer.path("failure").path("problem").asString()).contains("table legacy");
		assertThat(answer.path("failure").path("remedy").asString())
			.contains("migrate baseline --to 20260105080000_create_client,");
	}

	@Test
	void unusableFiles() throws Exception {
		this.files.with(CLIENTS, "SELECT 1;").withoutScript(CLIENTS);
		JsonNode answer = get(MIGRATIONS).database();
		assertThat(answer.path("state").asString()).isEqualTo("unusable-files");
		assertThat(answer.path("failure").path("problem").asString()).contains(CLIENTS);
	}

	@Test
	void whatIsNotThereIsNotFound() throws Exception {
		clientsAndEmail();
		assertThat(get(MIGRATIONS + "/default/" + EMAIL).status()).isEqualTo(200);
		assertThat(get(MIGRATIONS + "/default/20990101000000_none").status()).isEqualTo(404);
		assertThat(get(MIGRATIONS + "/other/" + EMAIL).status()).isEqualTo(404);
	}

	@Test
	void aThousandAppliedFitIntoThreeHundredKilobytes() throws Exception {
		IntStream.range(0, 1000)
			.forEach((number) -> this.files.with("20260101%06d_add_something_to_a_table".formatted(number),
					"SELECT 1;"));
		this.migrator.deploy();
		Answer answer = get(MIGRATIONS);
		assertThat(answer.database().path("applied").size()).isEqualTo(1000);
		assertThat(answer.database().path("lastRun").path("applied").size()).isEqualTo(1000);
		assertThat(answer.body()).hasSizeLessThan(300_000);
	}

	@Test
	void theDocumentationShowsTheRealAnswers() throws Exception {
		clientsAndEmail();
		this.migrator.deploy();
		this.files.with(EMAIL, "ALTER TABLE client ADD email varchar(320);")
			.with("20260108080000_create_note", "CREATE TABLE note (id bigint PRIMARY KEY);")
			.with(INDEX, "CREATE INDEX CONCURRENTLY ON client (email);");
		String all = get(MIGRATIONS).body();
		failed(INDEX);
		String one = get(MIGRATIONS + "/default/" + INDEX, "DBA").body();
		List<String> documented = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(DOCUMENTATION))
			.results()
			.map((MatchResult block) -> block.group(1))
			.toList();
		assertThat(documented).hasSize(2);
		assertThat(comparable(documented.get(0))).isEqualTo(comparable(all));
		assertThat(comparable(documented.get(1))).isEqualTo(comparable(one));
	}

	/**
	 * Times, the server's version, this build's directories and how it was started differ
	 * each time.
	 */
	private static String comparable(String json) {
		String pretty = new JsonMapper().writerWithDefaultPrettyPrinter()
			.writeValueAsString(new JsonMapper().readTree(json));
		return pretty.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"an instant\"")
			.replaceAll("Ms\" : \\d+", "Ms\" : 0")
			.replaceAll("\"serverVersion\" : \"[0-9.]+\"", "\"serverVersion\" : \"any\"")
			.replaceAll("test_\\d+", "a database")
			.replaceAll("(['\"])0/[0-9A-F]+", "$1a position")
			.replace("run the application with the arguments ", "run java -jar app.jar ")
			.replaceAll("[^ \"]*(target/faces-over-http/\\d+|src/main/resources/db/migrations)", "a directory")
			.replaceAll("\"name\" : \"(a database|ofauto)\"", "\"name\" : \"a database\"");
	}

}
