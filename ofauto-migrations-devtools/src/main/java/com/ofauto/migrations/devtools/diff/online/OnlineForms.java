package com.ofauto.migrations.devtools.diff.online;

import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Gives steps the forms that keep nobody waiting while rows are read or written, however
 * many rows there are:
 * <ul>
 * <li>an index is built {@code CONCURRENTLY}, and one that it replaces is dropped
 * afterwards;</li>
 * <li>a unique or primary key takes such an index;</li>
 * <li>a foreign key or check is added {@code NOT VALID}, and validated in a later
 * segment;</li>
 * <li>{@code NOT NULL} follows a check that is validated first;</li>
 * <li>a default that differs for each row is set after the column is added.</li>
 * </ul>
 * PostgreSQL 14 to 18 understand all of them. Tables that the same change creates have no
 * rows, and keep the plain forms.
 *
 * @param plain further tables that keep the plain forms, since they are small everywhere
 */
public record OnlineForms(Set<ObjectId> plain) {

	public OnlineForms {
		plain = Set.copyOf(plain);
	}

	/**
	 * Give the steps of a difference their forms. The result is the same schema.
	 * @param difference the steps
	 * @param from the schema before them
	 * @param to the schema after them
	 * @return the steps by segment
	 */
	public SegmentedChange of(Difference difference, DatabaseSchema from, DatabaseSchema to) {
		return new OnlineChange(difference.steps(), from, to, this.plain).segmented();
	}

}
