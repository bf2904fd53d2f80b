package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.script.HazardQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a database would lose rows if an object were dropped that may have
 * been renamed.
 *
 * @param live the database, or {@code null} if there is none
 * @param defaultSchema the schema of names without one, or {@code null} for
 * {@code public}
 */
public record DroppedRows(@Nullable DataSource live, @Nullable String defaultSchema) {

	private static final int SECONDS = 20;

	/**
	 * Whether a drop loses nothing, because there are no rows or the object holds none.
	 * @param id the object that may be dropped
	 * @param made the renames so far, which the database does not have yet
	 * @return {@code false} if rows would be lost, or if this is unknown
	 */
	public boolean areNone(ObjectId id, List<Rename> made) {
		return switch (id.kind()) {
			case VIEW, MATERIALIZED_VIEW, ROUTINE, TRIGGER, RULE, POLICY, STATISTICS, INDEX, CONSTRAINT -> true;
			case TABLE -> isEmpty(new Hazard(Hazard.Kind.TABLE_DROPPED, id, id, List.of(), List.of(), null), made);
			case COLUMN -> isEmpty(column(id), made);
			default -> false;
		};
	}

	private static Hazard column(ObjectId id) {
		ObjectId table = ObjectId.of(ObjectKind.TABLE, id.schema(), id.name());
		return new Hazard(Hazard.Kind.COLUMN_DROPPED, id, table, List.of(id.part()), List.of(), null);
	}

	private boolean isEmpty(Hazard hazard, List<Rename> made) {
		OldNames names = new OldNames(
				made.stream().map((rename) -> new ObjectStep.RenameObject(rename.from(), rename.to())).toList());
		Optional<String> sql = names.of(hazard).flatMap(new HazardQuery(this.defaultSchema)::sql);
		if (this.live == null || sql.isEmpty()) {
			return false;
		}
		try (Connection connection = this.live.getConnection();
				AllRows all = AllRows.on(connection);
				Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(SECONDS);
			try (ResultSet rows = SafePath.query(statement, sql.get())) {
				return rows.next() && rows.getLong(1) == 0;
			}
		}
		catch (SQLException ex) {
			// Unknown rows may be lost.
			return false;
		}
	}

}
