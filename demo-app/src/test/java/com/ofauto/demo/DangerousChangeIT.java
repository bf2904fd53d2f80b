package com.ofauto.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change that is harmless on a developer's machine and not in production: from the
 * changed line, over a rehearsal on a copy, to the deploy that nobody notices, and to one
 * that waits for its window. What is seen is a page of the documentation, word by word.
 */
@Tag("faults")
class DangerousChangeIT {

	private static final Path PAGE = Path.of("../docs/dangerous-change.md");

	private static final String MIGRATIONS = "src/main/resources/db/migrations";

	/** As busy as an agency's third year. */
	private static final String ROWS = """
			INSERT INTO agencies (id, name, slug)
			SELECT md5('agency' || i)::uuid, 'Agency ' || i, 'agency-' || i FROM generate_series(1, 10) AS i;
			INSERT INTO clients (id, agency_id, name, display_name, email)
			SELECT md5('client' || i)::uuid, md5('agency' || i % 10 + 1)::uuid, 'Client ' || i, 'Client ' || i,
			    'client' || CASE WHEN i IN (50008, 100009) THEN 7 ELSE i END || '@example.org'
			FROM generate_series(1, 120000) AS i;
			INSERT INTO campaigns (id, agency_id, client_id, name)
			SELECT md5('campaign' || i)::uuid, md5('agency' || i)::uuid, md5('client' || i)::uuid, 'Campaign ' || i
			FROM generate_series(1, 9) AS i;
			INSERT INTO automations (id, campaign_id, name, trigger, action)
			SELECT md5('automation' || i)::uuid, md5('campaign' || i)::uuid, 'Automation ' || i, 'SCHEDULE', 'NOTIFY_TEAM'
			FROM generate_series(1, 9) AS i;
			INSERT INTO automation_runs (automation_id, status, error)
			SELECT md5('automation' || i % 9 + 1)::uuid, 'FAILED', repeat('error ', CASE WHEN i % 100000 = 50 THEN 100 ELSE 9 END)
			FROM generate_series(1, 250000) AS i;
			ANALYZE;
			""";

	@Test
	void theWholeStoryIsTheOneThatTheDocumentationTells(@TempDir Path directory, @TempDir Path unpacked)
			throws Exception {
		Path project = directory.toRealPath();
		FileSystemUtils.copyRecursively(Path.of(MIGRATIONS), project.resolve(MIGRATIONS));
		Files.copy(Path.of("schema.prisma"), project.resolve("schema.prisma"));
		DemoPostgresProperties settings = new DemoPostgresProperties(0, false, "17.0");
		try (EmbeddedDatabase production = EmbeddedDatabase.start(settings);
				EmbeddedDatabase copies = EmbeddedDatabase.start(settings);
				EmbeddedDatabase laptop = EmbeddedDatabase.start(settings)) {
			Walkthrough story = new Walkthrough(project, UnpackedJar.in(unpacked.toRealPath()),
					production.connectionDetails());
			story.with(Map.of("OFAUTO_MIGRATIONS_LOCATIONS", "file:" + MIGRATIONS));
			JdbcClient customers = fill(story, production.connectionDetails());
			RestoredBackup backup = RestoredBackup.of(customers, copies);
			story.reading((screen) -> WindowTimes.steady(RehearsalTable.steady(backup.named(screen))));
			restore(story, backup, production.connectionDetails());
			story.moveTo(laptop.connectionDetails());
			story.unseen(story.inProject("migrate dev"));
			isMade(story, project);
			story.moveTo(production.connectionDetails());
			isLookedAt(story);
			story.moveTo(laptop.connectionDetails());
			isMadeAgain(story, project);
			story.moveTo(production.connectionDetails());
			isRehearsed(story, customers, backup);
			isDeployed(story);
			story.moveTo(laptop.connectionDetails());
			isDropped(story, project);
			story.moveTo(production.connectionDetails());
			waitsForItsWindow(story, project);
			String seen = story.page();
			Files.writeString(Path.of("target/dangerous-change.md"), seen);
			assertThat(seen).isEqualTo(Files.readString(PAGE));
		}
	}

	private static JdbcClient fill(Walkthrough story, JdbcConnectionDetails database) throws Exception {
		story.unseen(story.fromJar("--spring.profiles.active=prod migrate deploy"));
		JdbcClient rows = JdbcClient
			.create(new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
		rows.sql(ROWS).update();
		return rows;
	}

	private static void isMade(Walkthrough story, Path project) throws Exception {
		story.says("# A dangerous change")
			.says("A change can be harmless on a developer's machine and stop production. A test types these commands in a"
					+ " copy of the demo and compares the screens; only times, versions and paths are made the same for"
					+ " every run. `migrate` is the shell function of"
					+ " [Run the commands](schema-first.md#run-the-commands).")
			.says("## On the developer's machine")
			.says("Three lines of `schema.prisma` change: an e-mail address belongs to one client only, an error has at most"
					+ " 500 characters, and automation runs are looked up by their status.");
		change(project, "email              String              @db.VarChar(254)",
				"email              String              @unique @db.VarChar(254)");
		change(project, "error         String?\n", "error         String?     @db.VarChar(500)\n");
		change(project, "@@index([automation_id, requested_at(sort: Desc)])",
				"@@index([automation_id, requested_at(sort: Desc)])\n  @@index([status])");
		story.typeInProject(0, "migrate dev --name tidy_up")
			.says("Nothing here takes long: the database has three clients. But `impact.json` knows what each statement locks"
					+ " and rewrites, however many rows there are. It is committed with the script:")
			.shows(MIGRATIONS + "/20260615090000_tidy_up/impact.json");
	}

	private static void isLookedAt(Walkthrough story) throws Exception {
		story.says("## What production says to it")
			.says("Production has 120,000 clients and 250,000 automation runs. A dry run changes nothing:")
			.type(0, "--spring.profiles.active=prod migrate deploy --dry-run")
			.says("Three things are wrong. While the table of the runs is rewritten, nobody reads it. All locks are held until"
					+ " the last statement has ended, so that the clients wait for the runs. And it would fail, since three"
					+ " clients of different agencies have one address, and three errors are longer than 500 characters.");
	}

	private static void isMadeAgain(Walkthrough story, Path project) throws Exception {
		story.says("## The same without a danger")
			.says("The migration was applied on this machine only, so it is [taken back](rollback.md#in-the-project), with its"
					+ " directory:");
		change(project, "error         String?     @db.VarChar(500)\n", "error         String?\n");
		story.typeInProject(0, "migrate undo --remove")
			.says("The limit of 500 characters is given up: a longer error is worth more than a rule. The other two lines"
					+ " stay in `schema.prisma`:")
			.typeInProject(0, "migrate dev --name look_up --online")
			.says("With [`--online`](online.md) both indexes are built `CONCURRENTLY`, as the dry run has proposed:")
			.shows(MIGRATIONS + "/20260615100000_look_up/migration.sql")
			.typeInProject(0, "migrate check");
	}

	/**
	 * What is in production stands in the copy too: its history and its stamp.
	 */
	private static void restore(Walkthrough story, RestoredBackup backup, JdbcConnectionDetails production)
			throws Exception {
		story.moveTo(backup.connectionDetails());
		fill(story, backup.connectionDetails());
		backup.keep();
		story.moveTo(production);
	}

	private static void isRehearsed(Walkthrough story, JdbcClient customers, RestoredBackup backup) throws Exception {
		String rehearse = "--spring.profiles.active=prod migrate rehearse --on ";
		story.says("## On a copy of production")
			.says("Whether it runs on the rows of production, and how long it takes, shows a [rehearsal](rehearsal.md). A"
					+ " backup of production was restored on the server `copy` this morning:")
			.type(6, rehearse + backup.url(), rehearse + RestoredBackup.SHOWN)
			.says("Nobody waits for it any more, but it would fail: three clients have one address. Nothing happened to"
					+ " production. The addresses are asked for, and corrected in the application. In the backup of the next"
					+ " morning they are right:");
		customers
			.sql("UPDATE clients SET email = id || '@example.org' WHERE email = 'client7@example.org'"
					+ " AND name <> 'Client 7'")
			.update();
		backup.restoreAgain(customers);
		story.type(0, rehearse + backup.url(), rehearse + RestoredBackup.SHOWN);
	}

	private static void isDeployed(Walkthrough story) throws Exception {
		story.says("## In production again")
			.type(0, "--spring.profiles.active=prod migrate deploy --dry-run")
			.type(0, "--spring.profiles.active=prod migrate deploy");
	}

	private static void isDropped(Walkthrough story, Path project) throws Exception {
		story.says("## A change that has no such form")
			.says("The next release does not use the column `finished_at` of the automation runs any more. On the developer's"
					+ " machine nothing is lost with it:");
		change(project, "finished_at   DateTime?   @db.Timestamptz(3)\n", "");
		story.typeInProject(0, "migrate dev --name no_finish");
	}

	private static void waitsForItsWindow(Walkthrough story, Path project) throws Exception {
		story.says(
				"By now production refuses what is more than brief unless somebody has accepted it, and applies that on"
						+ " Saturdays from 2 to 5 only:")
			.says("```yaml\nofauto:\n  migrations:\n    safety: refuse\n    window:\n      days: sat\n      hours: 02:00-05:00\n      zone: UTC\n```");
		story.with(WindowTimes.closed(MIGRATIONS));
		story.type(3, "--spring.profiles.active=prod migrate deploy")
			.says("It is meant. The file is applied on the developer's machine already, so the [acceptance](safe-deploys.md#accept-it)"
					+ " and its reason stand beside it, and the review of the pull request sees both:");
		Files.writeString(project.resolve(MIGRATIONS).resolve(story.name("no_finish")).resolve("migration.properties"),
				"accept=loses-data because the messages of a run have its time\n");
		story.shows(MIGRATIONS + "/20260616090000_no_finish/migration.properties")
			.says("## In the window")
			.says("On a Tuesday it still waits for the [window](safe-deploys.md#only-in-a-window). A migration that is brief"
					+ " would have been applied:")
			.type(8, "--spring.profiles.active=prod migrate deploy")
			.says("On Saturday, at half past two, a job runs the same command:");
		story.with(WindowTimes.open(MIGRATIONS));
		story.type(0, "--spring.profiles.active=prod migrate deploy");
	}

	private static void change(Path project, String before, String after) throws IOException {
		Path schema = project.resolve("schema.prisma");
		String text = Files.readString(schema);
		assertThat(text).contains(before);
		Files.writeString(schema, text.replace(before, after));
	}

}
