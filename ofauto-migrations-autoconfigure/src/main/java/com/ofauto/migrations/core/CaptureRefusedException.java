package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A migration would remove rows, and they cannot be captured before.
 *
 * @since 0.1.0
 */
public final class CaptureRefusedException extends MigrationException {

	private static final String OR_NOT = "to capture nothing, remove the property undo.keep.";

	private final String migration;

	private final Reason reason;

	private CaptureRefusedException(String migration, Reason reason, String problem, String remedy,
			@Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.migration = migration;
		this.reason = reason;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The migration whose rows cannot be captured.
	 * @return its name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * Why they cannot be captured.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * The check of a block has failed.
	 * @param migration the migration whose block it was
	 * @param left what is left of it
	 * @param applied what the run had applied before
	 */
	static CaptureRefusedException of(String migration, SQLException error, StatementFailedException.Left left,
			List<String> applied) {
		ServerErrorMessage server = (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		String[] parts = String.valueOf((server != null) ? server.getMessage() : error.getMessage()).split("\t");
		Reason reason = Reason.valueOf(parts[0]);
		return new CaptureRefusedException(migration, reason,
				problem(migration, reason, parts) + "\n" + left.describe(applied), remedy(reason, parts), error);
	}

	/**
	 * A look has found it, before anything is changed.
	 * @param migration the first migration that it concerns
	 * @param details what the reason is about
	 */
	static CaptureRefusedException before(String migration, Reason reason, String... details) {
		String[] parts = Stream.concat(Stream.of(reason.name()), Stream.of(details)).toArray(String[]::new);
		return new CaptureRefusedException(migration, reason,
				problem(migration, reason, parts) + "\nNothing was changed.", remedy(reason, parts), null);
	}

	private static String problem(String migration, Reason reason, String[] parts) {
		return "Migration " + migration + " removes rows that are to be captured before, and " + why(reason, parts);
	}

	private static String why(Reason reason, String[] parts) {
		return switch (reason) {
			case CREATE -> "role " + parts[1] + " may not create the schema " + CaptureSchema.NAME + " in database "
					+ parts[2] + ".";
			case OWNER ->
				"schema " + CaptureSchema.NAME + " belongs to role " + parts[2] + " and not to " + parts[1] + ".";
			case HIDDEN -> "row-level security hides from this role what table " + parts[1] + " has.";
			case LARGE -> "what it removes of table " + parts[1] + " has about " + kilobytes(parts[2])
					+ ", which is more than is left of " + kilobytes(parts[3]) + ".";
			case PUBLISHED -> "publication " + parts[1] + " of all tables would send them to its subscribers.";
		};
	}

	private static String remedy(Reason reason, String[] parts) {
		return switch (reason) {
			case CREATE -> "Let a superuser or the database's owner execute CREATE SCHEMA " + CaptureSchema.NAME
					+ " AUTHORIZATION " + parts[1] + "; or, " + OR_NOT;
			case OWNER -> "Let that role or a superuser execute ALTER SCHEMA " + CaptureSchema.NAME + " OWNER TO "
					+ parts[1] + "; or, " + OR_NOT;
			case HIDDEN ->
				"Deploy as a role that sees all rows, such as the table's owner or one with BYPASSRLS; or, " + OR_NOT;
			case LARGE ->
				"Raise the property undo.max-size, or go on without what is larger: undo.above-max-size=skip.";
			case PUBLISHED -> "Let the publication name its tables; or, " + OR_NOT;
		};
	}

	private static String kilobytes(String bytes) {
		return String.format(Locale.ROOT, "%,d kB", Long.parseLong(bytes) / 1024);
	}

	/**
	 * Why rows cannot be captured.
	 */
	public enum Reason {

		/** The role may not create the schema of captures. */
		CREATE,

		/** The schema of captures is another role's. */
		OWNER,

		/** The role does not see all rows. */
		HIDDEN,

		/** There is more than may be captured. */
		LARGE,

		/** A publication would send what is captured. */
		PUBLISHED

	}

}
