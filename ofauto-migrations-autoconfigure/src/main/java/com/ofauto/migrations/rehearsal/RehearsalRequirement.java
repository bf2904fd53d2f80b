package com.ofauto.migrations.rehearsal;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.PlannedDeploy;
import org.jspecify.annotations.Nullable;

/**
 * Lets a deploy apply only what was rehearsed on a copy: each migration by its name and
 * checksum, on a server of the same major version, without a failure. The record is read
 * when the deploy asks.
 *
 * @since 0.1.0
 */
@Internal
public final class RehearsalRequirement implements DeployCheck {

	private final String property;

	private final String location;

	private final RecordSource source;

	/**
	 * Creates a requirement.
	 * @param property the name of the property that asks for a rehearsal, for messages
	 * @param location where the record is, for messages
	 * @param source reads it
	 */
	public RehearsalRequirement(String property, String location, RecordSource source) {
		this.property = property;
		this.location = location;
		this.source = source;
	}

	@Override
	public void check(PlannedDeploy deploy, Connection connection) {
		List<Migration> pending = Pending.run(deploy.plan());
		if (pending.isEmpty()) {
			return;
		}
		Rehearsal rehearsal = read(deploy);
		List<String> reasons = reasons(rehearsal, pending, deploy.plan().database().serverVersion());
		if (!reasons.isEmpty()) {
			throw new RehearsalRequiredException(this.property, this.location, reasons, deploy);
		}
	}

	/**
	 * How long migrations took in the rehearsal.
	 * @param deploy the deploy that asks
	 * @return the times by the names of the migrations
	 * @throws RehearsalRequiredException if the record cannot be read
	 */
	public Map<String, Duration> durations(PlannedDeploy deploy) {
		Map<String, Duration> durations = new HashMap<>();
		for (RehearsedMigration migration : read(deploy).migrations()) {
			if (migration.durationMs() != null) {
				durations.put(migration.name(), Duration.ofMillis(migration.durationMs()));
			}
		}
		return durations;
	}

	private Rehearsal read(PlannedDeploy deploy) {
		try {
			return RehearsalText.read(this.source.read());
		}
		catch (IOException | RehearsalFormatException ex) {
			throw new RehearsalRequiredException(this.property, this.location,
					List.of("It cannot be read: " + ex.getMessage() + "."), deploy);
		}
	}

	private static List<String> reasons(Rehearsal rehearsal, List<Migration> pending, String version) {
		List<String> reasons = new ArrayList<>();
		switch (rehearsal.form()) {
			case COPY -> {
			}
			case FACTS -> reasons.add("It was made with facts alone, and not on a copy of the data.");
			case SCRATCH, SCRATCH_WITH_FACTS ->
				reasons.add("It was made in a scratch database, which has no rows, and not on a copy of the data.");
		}
		if (!MajorVersion.of(rehearsal.server()).equals(MajorVersion.of(version))) {
			reasons.add("It was made on PostgreSQL " + rehearsal.server() + ", and this is " + version + ".");
		}
		for (Migration migration : pending) {
			String reason = reason(migration, rehearsal.of(migration.name()).orElse(null));
			if (reason != null) {
				reasons.add(reason);
			}
		}
		return reasons;
	}

	private static @Nullable String reason(Migration migration, @Nullable RehearsedMigration rehearsed) {
		if (rehearsed == null) {
			return "Migration " + migration.name() + " is not in it.";
		}
		if (!rehearsed.checksum().equals(migration.checksum())
				&& !migration.checksums().contains(rehearsed.checksum())) {
			return "Migration " + migration.name() + " had another content.";
		}
		RehearsalFailure failure = rehearsed.failure();
		if (failure != null) {
			return "Migration " + migration.name() + " failed" + failure.at() + ".";
		}
		return (rehearsed.durationMs() == null) ? "Migration " + migration.name() + " was not applied in it." : null;
	}

	/**
	 * Reads the text of a record.
	 */
	@FunctionalInterface
	public interface RecordSource {

		/**
		 * Reads it.
		 * @return the text
		 * @throws IOException if it cannot be read, with a clause for a person
		 */
		String read() throws IOException;

	}

}
