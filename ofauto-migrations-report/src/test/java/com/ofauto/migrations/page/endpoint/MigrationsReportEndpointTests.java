package com.ofauto.migrations.page.endpoint;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	private static final String SECRET = "Key (email)=(somebody@example.com) is duplicated";

	private final HttpClient client = HttpClient.newHttpClient();

	private TestDatabase database;

	@TempDir
	Path directory;

	@BeforeEach
	void migrations(TestDatabase database) {
		this.database = database;
		new ScriptDirectory(this.directory).with("1_create_client", "CREATE TABLE client (id bigint PRIMARY KEY);")
			.with("2_add_email", "ALTER TABLE client ADD email text DEFAULT 'somebody@example.com';");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aPageForPeople(WebApplicationType type) throws Exception {
		try (ReportApplication application = ReportApplication.start(type, this.database, this.directory)) {
			HttpResponse<String> response = get(application.address(PAGE), "text/html,*/*;q=0.8");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type").orElse("")).isEqualTo("text/html;charset=UTF-8");
			Document page = Jsoup.parse(response.body());
			assertThat(page.title()).isEqualTo("Migrations: 2 migrations are pending.");
			assertThat(page.select(".pending summary code").eachText()).containsExactly("1_create_client",
					"2_add_email");
			application.bean(Migrator.class).deploy();
			page = Jsoup.parse(get(application.address(PAGE), "*/*").body());
			assertThat(page.title()).isEqualTo("Migrations: The database is up to date.");
			assertThat(page.select(".timeline tbody tr:not(.mark) code").eachText()).containsExactly("2_add_email",
					"1_create_client");
		}
	}

	@Test
	void statementsAndErrorsAreShownWhereValuesAre() throws Exception {
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory)) {
			application.bean(Migrator.class).deploy();
			new ScriptDirectory(this.directory).with("3_next", "SELECT 'somebody@example.com';");
			failed("0_before");
			assertThat(get(application.address(PAGE), "*/*").body()).contains("3_next", "0_before")
				.doesNotContain("somebody@example.com", this.database.user() + " on ");
		}
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory, "management.endpoint.migrations.show-values=always")) {
			assertThat(get(application.address(PAGE), "*/*").body()).contains("SELECT &#39;somebody@example.com&#39;;",
					SECRET, "by " + this.database.user());
		}
	}

	private void failed(String name) {
		this.database.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at)"
				+ " VALUES ('1', '" + "c0ffee".repeat(10) + "', '" + name + "', '" + SECRET + "', now())");
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsOnThePage() throws Exception {
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory, "spring.datasource.hikari.connection-timeout=250",
				"spring.datasource.hikari.initialization-fail-timeout=-1")) {
			this.database.execute("ALTER DATABASE " + this.database.name() + " CONNECTION LIMIT 0");
			this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
					+ " WHERE datname = current_database() AND pid <> pg_backend_pid()");
			HttpResponse<String> response = get(application.address(PAGE), "*/*");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(Jsoup.parse(response.body()).select(".state").text()).isNotEmpty();
		}
	}

	@Test
	void theJsonOfTheOtherEndpointStaysWhateverIsAsked() throws Exception {
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory)) {
			for (String accept : List.of("", "*/*",
					"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")) {
				HttpResponse<String> response = get(application.address("/actuator/migrations"), accept);
				assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("json");
				assertThat(response.body()).startsWith("{");
			}
		}
	}

	@Test
	void itIsNotThereUnlessItIsExposedByName() throws Exception {
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory, "management.endpoints.web.exposure.include=health,migrations")) {
			assertThat(get(application.address(PAGE), "*/*").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void itMovesWithTheBasePath() throws Exception {
		try (ReportApplication application = ReportApplication.start(WebApplicationType.SERVLET, this.database,
				this.directory, "management.endpoints.web.base-path=/manage")) {
			assertThat(get(application.address("/manage/migrationsreport"), "text/html").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void aPageIsFourRoundTripsWithNothingPending() throws Exception {
		new ScriptDirectory(this.directory).migrator(this.database.dataSource()).deploy();
		try (CountingProxy proxy = CountingProxy.before(this.database)) {
			Migrator migrator = new ScriptDirectory(this.directory).migrator(proxy.dataSource());
			MigrationsReportEndpoint endpoint = new MigrationsReportEndpoint(Map.of("default", migrator), Show.NEVER,
					Set.of(), Clock.systemUTC());
			endpoint.page(SecurityContext.NONE);
			proxy.reset();
			endpoint.page(SecurityContext.NONE);
			assertThat(proxy.roundTrips()).isEqualTo(4);
		}
	}

	private HttpResponse<String> get(String address, String accept) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
		if (!accept.isEmpty()) {
			request.header("Accept", accept);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
