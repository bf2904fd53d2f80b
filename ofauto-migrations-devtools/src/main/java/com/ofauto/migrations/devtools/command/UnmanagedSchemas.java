package com.ofauto.migrations.devtools.command;

import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.workbench.LiveSchema;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The schemas of a database that the project does not have.
 *
 * @param tools give access to the database
 * @param known the objects of the project
 */
record UnmanagedSchemas(CommandContext tools, DatabaseSchema known) {

	/**
	 * Print the schemas that are left out.
	 * @param speaker the subject of the sentence with its verb, such as
	 * {@code the migrations do}
	 */
	void tell(String speaker, Output output) {
		List<String> others = schemas();
		if (!others.isEmpty()) {
			output.note("Left alone, since " + speaker + " not speak of "
					+ (others.size() == 1 ? "it: schema " : "them: schemas ") + String.join(", ", others) + ".");
		}
	}

	/**
	 * Return those with any object.
	 */
	List<String> schemas() {
		try {
			return LiveSchema.leftAlone(this.tools.live().get(), this.tools.scratchSettings().defaultSchema(),
					this.known);
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("Cannot look for schemas", ex);
		}
	}

}
