package com.ofauto.migrations.kept;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What became of the kept rows of a table.
 *
 * @param name the table's bare name
 * @param rows how many were kept
 * @param restored how many were written
 * @param present how many were there with the same values
 * @param taken how many have a key that another row has
 * @param differences what has changed about the table, as clauses
 * @param reason why none was written, or {@code null}
 * @param wanted whether a person has left the table out
 * @since 0.1.0
 */
@Internal
public record RestoredTable(String name, long rows, long restored, long present, long taken, List<String> differences,
		@Nullable String reason, boolean wanted) {

	public RestoredTable {
		differences = List.copyOf(differences);
	}

	static RestoredTable leftOut(KeptTable table) {
		return new RestoredTable(table.name(), table.rows(), 0, 0, 0, List.of(), "it is left out", true);
	}

	static RestoredTable none(TableMatch.None match) {
		return new RestoredTable(match.kept().name(), match.kept().rows(), 0, 0, 0, List.of(), match.reason(), false);
	}

	/**
	 * Whether all of it is in the database now, as far as that was wanted.
	 * @return {@code false} if something is in the files alone
	 */
	public boolean complete() {
		return this.wanted || this.reason == null && this.taken == 0 && this.differences.isEmpty();
	}

	/**
	 * The table for a person.
	 * @return one line
	 */
	public String describe() {
		if (this.reason != null) {
			return this.name + ": " + Amount.rows(this.rows) + " not written, " + this.reason;
		}
		List<String> parts = new ArrayList<>();
		if (this.restored > 0 || this.present + this.taken == 0) {
			parts.add(Amount.rows(this.restored) + " written");
		}
		if (this.present > 0) {
			parts.add(Amount.rows(this.present) + " there already");
		}
		if (this.taken > 0) {
			parts.add(Amount.rows(this.taken) + " not written, another row has the key");
		}
		return this.name + ": " + String.join(", ", parts)
				+ (this.differences.isEmpty() ? "" : "; " + String.join("; ", this.differences));
	}

}
