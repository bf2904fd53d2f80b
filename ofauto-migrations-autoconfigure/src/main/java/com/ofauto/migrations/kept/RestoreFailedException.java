package com.ofauto.migrations.kept;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.core.ShellWord;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Kept rows do not fit into the tables as they are now. Nothing has been written.
 *
 * @since 0.1.0
 */
public final class RestoreFailedException extends FailureException {

	private static final Pattern LINE = Pattern.compile("line (\\d+)(?:, column c(\\d+))?");

	private final String table;

	private final String sqlState;

	private RestoreFailedException(String table, String sqlState, String problem, String remedy, Throwable cause) {
		super(problem, remedy, cause);
		this.table = table;
		this.sqlState = sqlState;
	}

	/**
	 * A row of a file was refused.
	 */
	static RestoreFailedException of(KeptTable table, Path file, SQLException error) {
		ServerErrorMessage server = server(error);
		Matcher line = LINE.matcher((server != null) ? String.valueOf(server.getWhere()) : "");
		boolean placed = line.find();
		String place = placed ? file + ":" + line.group(1) + ": " : "";
		String column = (placed && line.group(2) != null)
				? "column " + table.columns().get(Integer.parseInt(line.group(2)) - 1).name() + ": " : "";
		return failure(table.name(),
				"The kept rows of table " + table.name() + " cannot be written.\n" + place + column, error);
	}

	/**
	 * The rows do not fit together.
	 */
	static RestoreFailedException together(SQLException error) {
		ServerErrorMessage server = server(error);
		String table = (server != null && server.getTable() != null) ? server.getTable() : "";
		return failure(table, "The kept rows do not fit together, or not to those that are there.\n", error);
	}

	private static RestoreFailedException failure(String table, String start, SQLException error) {
		ServerErrorMessage server = server(error);
		String message = String.valueOf((server != null) ? server.getMessage() : error.getMessage());
		String detail = (server != null && server.getDetail() != null)
				? "\n  Detail: " + ReadableText.quoted(server.getDetail()) : "";
		return new RestoreFailedException(table, String.valueOf(error.getSQLState()),
				start + ReadableText.quoted(message) + detail + "\nNothing was written.",
				"Load the file by hand after you have corrected it, and bring back the others: " + Invocation
					.of("db restore " + (table.isEmpty() ? "--without TABLE" : ShellWord.option("--without", table))),
				error);
	}

	private static @Nullable ServerErrorMessage server(SQLException error) {
		return (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * The table.
	 * @return its bare name, or an empty text if PostgreSQL does not name it
	 */
	public String table() {
		return this.table;
	}

	/**
	 * Why PostgreSQL refused.
	 * @return five characters
	 */
	public String sqlState() {
		return this.sqlState;
	}

}
