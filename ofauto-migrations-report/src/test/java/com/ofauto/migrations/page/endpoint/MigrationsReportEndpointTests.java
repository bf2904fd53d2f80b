package com.ofauto.migrations.page.endpoint;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page over HTTP, in an application with a real server and a real database.
 */
@ExtendWith(PostgresExtension.class)
class MigrationsReportEndpointTests {

	private static final String PAGE = "/actuator/migrationsreport";

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final String SECRET = "Key (email)=(somebody@example.com) is duplicated";

	private final HttpClient client = HttpClient.newHttpClient();

	private TestDatabase database;

	@TempDir
	Path directory;

	private ScriptDirectory files;

	@BeforeEach
	void migrations(TestDatabase database) {
		this.database = database;
		this.files = new ScriptDirectory(this.directory)
			.with("1_create_client", "CREATE TABLE client (id bigint PRIMARY KEY);")
			.with("2_add_email", "ALTER TABLE client ADD email text DEFAULT 'somebody@example.com';");
	}

	@Test
	void anApplicationWithSpringMvcHasAPageAsTheDocumentationExposesIt() throws Exception {
		Matcher exposed = Pattern.compile("include: (.*migrationsreport)")
			.matcher(Files.readString(Path.of("../docs/report.md")));
		assertThat(exposed.find()).isTrue();
		aPageForPeople(WebApplicationType.SERVLET, "management.endpoints.web.exposure.include=" + exposed.group(1));
	}

	@Test
	void anApplicationWithWebFluxHasAPage() throws Exception {
		aPageForPeople(WebApplicationType.REACTIVE);
	}

	private void aPageForPeople(WebApplicationType type, String... settings) throws Exception {
		try (ReportApplication application = ReportApplication.start(type, this.database, this.directory, settings)) {
			HttpResponse<String> response = get(application.address(PAGE), BROWSER);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
			Document page = Jsoup.parse(response.body());
			assertThat(page.title()).isEqualTo("Migrations: 2 migrations are pending.");
			assertThat(page.select(".pending summary code").eachText()).containsExactly("1_create_client",
					"2_add_email");
			application.bean(Migrator.class).deploy();
			page = Jsoup.parse(get(application.address(PAGE), "*/*").body());
			assertThat(page.title()).isEqualTo("Migrations: The database is up to date.");
			assertThat(page.select(".timeline tbody tr:not(.mark) code").eachText()).containsExactly("2_add_email",
					"1_create_client");
			for (String accept : List.of("", "*/*", BROWSER)) {
				HttpResponse<String> json = get(application.address("/actuator/migrations"), accept);
				assertThat(json.headers().firstValue("Content-Type").orElse("")).as("for programs").contains("json");
				assertThat(json.body()).startsWith("{");
			}
			assertNoValues(application);
		}
	}

	private void assertNoValues(ReportApplication application) throws Exception {
		failed("0_before");
		this.files.with("3_next", "SELECT 'somebody@example.com';");
		assertThat(get(application.address(PAGE), "*/*").body()).contains("3_next", "0_before")
			.doesNotContain("somebody@example.com", "by " + this.database.user());
	}

	private void failed(String name) {
		this.database.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at)"
				+ " VALUES ('1', '" + "c0ffee".repeat(10) + "', '" + name + "', '" + SECRET + "', now())");
	}

	@Test
	void statementsAndErrorsAreShownWhereValuesAreAndThePageMovesWithTheBasePath() throws Exception {
		this.files.migrator(this.database.dataSource()).deploy();
		failed("0_before");
		this.files.with("3_next", "SELECT 'somebody@example.com';");
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory, "management.endpoint.migrations.show-values=always",
				"management.endpoints.web.base-path=/manage")) {
			Document page = Jsoup.parse(get(application.address("/manage/migrationsreport"), BROWSER).body());
			assertThat(page.select("pre").text()).isEqualTo("1 SELECT 'somebody@example.com';");
			assertThat(page.select(".timeline .note").eachText()).containsExactly(SECRET);
			assertThat(page.select(".timeline .mark").text()).contains("by " + this.database.user());
			assertThat(get(application.address(PAGE), BROWSER).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void itIsNotThereUnlessItIsExposedByName() throws Exception {
		try (ReportApplication application = ReportApplication.start(WebApplicationType.NONE, this.database,
				this.directory, "management.endpoints.web.exposure.include=health,migrations")) {
			assertThat(application.has(MigrationsReportEndpoint.class)).isFalse();
		}
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsOnThePage() {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");
		Document page = page(this.files.migrator(nowhere));
		assertThat(page.select(".state").eachText()).containsExactly("The database cannot be read.");
		assertThat(page.select(".finding p").eachText()).first()
			.isEqualTo("The database could not be read (SQLSTATE 08001).");
	}

	@Test
	void aPageIsFourRoundTripsWithNothingPending() {
		this.files.migrator(this.database.dataSource()).deploy();
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			Migrator migrator = this.files.migrator(proxy.dataSource());
			page(migrator);
			proxy.reset();
			page(migrator);
			assertThat(proxy.roundTrips()).isEqualTo(4);
		}
	}

	private static Document page(Migrator migrator) {
		return Jsoup
			.parse(new MigrationsReportEndpoint(Map.of("default", migrator), Show.NEVER, Set.of(), Clock.systemUTC())
				.page(SecurityContext.NONE));
	}

	private HttpResponse<String> get(String address, String accept) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
		if (!accept.isEmpty()) {
			request.header("Accept", accept);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
