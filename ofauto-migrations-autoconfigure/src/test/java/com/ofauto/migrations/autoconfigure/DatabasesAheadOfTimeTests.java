package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with several databases whose beans were registered ahead of time, as for
 * a native image. Which databases there are is decided then, where they are at the start.
 */
@ExtendWith(PostgresExtension.class)
class DatabasesAheadOfTimeTests {

	private static final String REPORTING = "--" + TwoDatabases.REPORTING;

	@TempDir
	private Path directory;

	private TwoDatabases databases;

	private final List<String> arguments = new ArrayList<>();

	private AheadOfTime application;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		this.databases = TwoDatabases.of(orders, this.directory);
		this.application = new AheadOfTime(SeveralDatabasesApplication.class, this.directory);
		Stream.of(Contexts.properties(orders), this.databases.address(), this.databases.properties())
			.flatMap(Stream::of)
			.map((property) -> "--" + property)
			.forEach(this.arguments::add);
		this.arguments.add("--spring.main.web-application-type=none");
	}

	@AfterEach
	void dropTheSecond() {
		this.databases.close();
	}

	@Test
	void theNamesAreThoseOfTheBuildAndTheAddressesThoseOfTheStart() throws Exception {
		this.application.process(List.of("s3cret", "localhost:1"), "--ofauto.migrations.order=default,reporting",
				"--spring.datasource.url=jdbc:postgresql://localhost:1/none", "--spring.datasource.password=s3cret",
				REPORTING + "url=jdbc:postgresql://localhost:1/none", REPORTING + "password=s3cret",
				REPORTING + "user=${NOT_THERE_YET}", "--spring.main.web-application-type=none");
		this.application.compile();
		String screen = this.application.start(0, this.arguments);
		assertThat(screen).contains("Starting AOT-processed SeveralDatabasesApplication",
				"Engines: default of 1, reporting; true true");
		assertThat(this.databases.orders().queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		assertThat(this.databases.reports().queryForString("SELECT n FROM figures")).isEqualTo("7");
		refuses("default, reporting, archive", with("--ofauto.migrations.order=default,reporting,archive",
				"--ofauto.migrations.databases.archive.url=" + this.databases.orders().url()));
		refuses("reporting", with("--ofauto.migrations.order=reporting"));
		List<String> gone = with("--ofauto.migrations.order=default");
		gone.removeIf((argument) -> argument.startsWith(REPORTING));
		refuses("default", gone);
	}

	private List<String> with(String... others) {
		List<String> all = new ArrayList<>(this.arguments);
		all.removeIf((argument) -> argument.startsWith("--ofauto.migrations.order="));
		all.addAll(List.of(others));
		return all;
	}

	private void refuses(String names, List<String> arguments) throws Exception {
		assertThat(this.application.start(1, arguments)).contains("The properties name the databases " + names
				+ ", but the application was processed ahead of time with default, reporting.");
	}

}
