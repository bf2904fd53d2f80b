package com.ofauto.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of a release from the command line of the executable jar. What is seen is a
 * page of the documentation, word by word.
 */
class WalkthroughIT {

	private static final Path PAGE = Path.of("../docs/walkthrough.md");

	private static final String INVOICES = "20260601090000_create_invoices";

	private static final String SCRIPT = """
			-- What an agency asks its clients to pay.
			CREATE TABLE invoices (
			    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			    agency_id   uuid NOT NULL REFERENCES agencies (id),
			    number      text NOT NULL,
			    issued_on   date NOT NULL,
			    total_cents bigint NOT NULL,
			    UNIQUE (agency_id, number)
			);
			""";

	@Test
	void theWholeStoryIsTheOneThatTheDocumentationTells(@TempDir Path directory, @TempDir Path unpacked)
			throws Exception {
		DemoPostgresProperties settings = new DemoPostgresProperties(0, false, "17.0");
		try (EmbeddedDatabase production = EmbeddedDatabase.start(settings);
				EmbeddedDatabase laptop = EmbeddedDatabase.start(settings)) {
			Walkthrough story = new Walkthrough(directory.toRealPath(), UnpackedJar.in(unpacked.toRealPath()),
					production.connectionDetails());
			story.says("# A walk through the command line")
				.says("A test types these commands at the demo's executable jar and compares the screens; only times,"
						+ " versions and paths are made the same for every run. The jar has 21 migrations. Those of the next"
						+ " release are in the directory `next` beside it.");
			Files.createDirectories(directory.resolve("next"));
			deploys(story);
			fails(story);
			isEdited(story);
			isNeverReset(story);
			hasASecondDatabase(story, production.further("reporting"));
			isResetOnALaptop(story, laptop.connectionDetails());
			isTypedWrong(story);
			String seen = story.page();
			Files.writeString(Path.of("target/walkthrough.md"), seen);
			assertThat(seen).isEqualTo(Files.readString(PAGE));
		}
	}

	private void deploys(Walkthrough story) throws Exception {
		story.says("## A fresh database")
			.type(4, "--spring.profiles.active=prod migrate status")
			.type(0, "--spring.profiles.active=prod migrate deploy")
			.type(0, "--spring.profiles.active=prod migrate status");
	}

	private void fails(Walkthrough story) throws Exception {
		story.says("## A migration with a mistake")
			.says("The next release has a migration whose line 7 has `NUL` instead of `NULL`. A build finds it:")
			.file(INVOICES, SCRIPT.replace("total_cents bigint NOT NULL", "total_cents bigint NOT NUL"))
			.type(6, "--spring.profiles.active=prod migrate validate")
			.says("Without a build, the deploy finds it:")
			.type(6, "--spring.profiles.active=prod migrate deploy")
			.type(4, "--spring.profiles.active=prod migrate status")
			.says("It is applied nowhere yet, so the file is corrected:")
			.file(INVOICES, SCRIPT)
			.type(0, "--spring.profiles.active=prod migrate deploy --dry-run")
			.type(0, "--spring.profiles.active=prod migrate deploy")
			.type(3, "--spring.profiles.active=prod migrate resolve --rolled-back " + INVOICES);
	}

	private void isEdited(Walkthrough story) throws Exception {
		story.says("## An edited file")
			.says("Somebody improves the comment of a migration that is applied:")
			.file(INVOICES, SCRIPT.replace("What an agency asks its clients to pay", "Invoices of an agency"))
			.type(5, "--spring.profiles.active=prod migrate status")
			.says("The edit changes nothing in the database:")
			.type(0, "--spring.profiles.active=prod migrate resolve --accept-edit " + INVOICES)
			.type(0, "--spring.profiles.active=prod migrate status --check");
	}

	private void isNeverReset(Walkthrough story) throws Exception {
		story.says("## No reset in production")
			.says("Not by a command, not by a property, and not with another profile:")
			.type(3, "--spring.profiles.active=prod migrate reset --confirm ofauto")
			.type(3, "--spring.profiles.active=prod --ofauto.migrations.reset.enabled=true migrate reset --confirm ofauto")
			.type(3, "--spring.profiles.active=dev migrate reset --confirm ofauto")
			.type(3, "--spring.profiles.active=dev migrate deploy");
	}

	private void hasASecondDatabase(Walkthrough story, JdbcConnectionDetails reporting) throws Exception {
		story.with(Map.of("APP_REPORTING_URL", reporting.getJdbcUrl(), "APP_REPORTING_USERNAME",
				String.valueOf(reporting.getUsername()), "APP_REPORTING_PASSWORD",
				String.valueOf(reporting.getPassword()), "OFAUTO_MIGRATIONS_DATABASES_REPORTING_LOCATIONS",
				"classpath:db/reporting/migrations,file:next-reporting"));
		String name = "20260608090000_index_figures_by_agency";
		story.says("## A second database")
			.says("The profile `reporting` adds a [second database](several-databases.md). Its next release, in"
					+ " `next-reporting`, has a migration that names a column which does not exist:")
			.file("next-reporting", name,
					"CREATE INDEX CONCURRENTLY monthly_figures_agency_idx ON monthly_figures (agencies);\n")
			.type(4, "--spring.profiles.active=prod,reporting migrate status")
			.type(6, "--spring.profiles.active=prod,reporting migrate deploy")
			.says("The first database is not affected. The index turns out to be needless, since the primary key begins"
					+ " with the agency, and the next release does without the migration:")
			.without("next-reporting", name)
			.type(6, "--spring.profiles.active=prod,reporting migrate status")
			.says("It has left nothing, and a person says so:")
			.type(0, "--spring.profiles.active=prod,reporting migrate resolve --rolled-back " + name
					+ " --database reporting")
			.type(0, "--spring.profiles.active=prod,reporting migrate deploy")
			.type(0, "--spring.profiles.active=prod,reporting migrate status --check");
		story.with(Map.of());
	}

	private void isResetOnALaptop(Walkthrough story, JdbcConnectionDetails laptop) throws Exception {
		story.moveTo(laptop);
		story.says("## A developer's database")
			.says("On another database, with the profile `dev`, whose file enables reset and seed:")
			.type(3, "--spring.profiles.active=dev migrate reset")
			.type(0, "--spring.profiles.active=dev migrate reset --confirm ofauto")
			.type(0, "--spring.profiles.active=dev db seed --confirm ofauto")
			.type(0, "--spring.profiles.active=dev migrate deploy --json");
	}

	private void isTypedWrong(Walkthrough story) throws Exception {
		story.says("## Wrong commands")
			.type(2, "migrate depoly")
			.type(2, "migrate deploy --dryrun")
			.type(7, "--spring.datasource.url=jdbc:postgresql://localhost:1/ofauto migrate status");
	}

}
