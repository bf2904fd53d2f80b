package com.ofauto.migrations.command;

import java.util.List;
import java.util.Locale;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.report.StampView;

/**
 * Stamps the database with an environment that a person names.
 */
final class StampCommand implements Command {

	private static final List<MigrationEnvironment> DATABASES = List.of(MigrationEnvironment.DEVELOPMENT,
			MigrationEnvironment.STAGING, MigrationEnvironment.PRODUCTION);

	private final Target target;

	StampCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return Confirmation
			.in(CommandUsage.of("migrate stamp", "ENVIRONMENT [--confirm NAME] [--json]",
					"Stamp the database as development, staging or production")
				.withParameter())
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		MigrationEnvironment environment = environment(arguments.parameter("ENVIRONMENT"));
		Migrator migrator = this.target.migrator();
		this.target.look(output).requireStampable(environment);
		Confirmation confirmation = Confirmation.byPerson("migrate stamp " + environment.word(), arguments, output,
				migrator.gate());
		migrator.stamp(environment, confirmation.name("The database will be stamped " + environment.word()
				+ ", and from then on the stamp decides which commands are allowed on it."));
		if (arguments.has("--json")) {
			output.json(new StampView(environment.word()));
		}
		else {
			output.data("The database is stamped " + environment.word() + ".");
		}
		return ExitCode.FINE;
	}

	private static MigrationEnvironment environment(String word) {
		return DATABASES.stream()
			.filter((environment) -> environment.word().equals(word.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new UsageException(
					"\"" + word + "\" cannot be stamped: use development, staging or production."));
	}

}
