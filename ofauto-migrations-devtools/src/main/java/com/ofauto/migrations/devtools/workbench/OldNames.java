package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Translates the names of a change into those of a database that does not have the change
 * yet.
 *
 * @param renames the renames of the change, in order
 */
record OldNames(List<ObjectStep.RenameObject> renames) {

	static OldNames before(Difference change) {
		return new OldNames(change.steps()
			.stream()
			.filter(ObjectStep.RenameObject.class::isInstance)
			.map(ObjectStep.RenameObject.class::cast)
			.toList());
	}

	/**
	 * Translate a hazard.
	 * @return the hazard with old names, or empty if there are none, as for a new column
	 * with the old name of a renamed one, or for an expression with new names
	 */
	Optional<Hazard> of(Hazard hazard) {
		Columns columns = back(hazard.table(), hazard.columns());
		ForeignKey key = hazard.foreignKey();
		Columns target = (key != null) ? back(key.table(), key.columns()) : columns;
		boolean expression = switch (hazard.kind()) {
			case CHECK_VIOLATED -> true;
			case DUPLICATES, DUPLICATES_AND_NULLS -> !hazard.values().isEmpty();
			default -> false;
		};
		if (columns.isNew() || target.isNew() || expression && columns.renamed()) {
			return Optional.empty();
		}
		return Optional.of(new Hazard(hazard.kind(), hazard.object(), columns.table(), columns.names(), hazard.values(),
				(key != null) ? new ForeignKey(target.table(), target.names(), key.onDelete(), key.onUpdate()) : null));
	}

	private Columns back(ObjectId table, List<String> names) {
		ObjectId owner = table;
		List<String> old = new ArrayList<>(names);
		Set<String> gone = new HashSet<>();
		Set<Integer> found = new HashSet<>();
		boolean renamed = false;
		for (int i = this.renames.size() - 1; i >= 0; i--) {
			ObjectId from = this.renames.get(i).from();
			ObjectId to = this.renames.get(i).to();
			if (to.kind() == ObjectKind.SCHEMA && to.name().equals(owner.schema())) {
				owner = new ObjectId(owner.kind(), from.name(), owner.name(), owner.part());
			}
			else if (to.equals(owner)) {
				owner = from;
			}
			else if (to.kind() == ObjectKind.COLUMN && to.schema().equals(owner.schema())
					&& to.name().equals(owner.name())) {
				renamed = true;
				int place = old.indexOf(to.part());
				if (place >= 0) {
					old.set(place, from.part());
					found.add(place);
				}
				gone.add(from.part());
			}
		}
		boolean isNew = false;
		for (int place = 0; place < old.size(); place++) {
			isNew |= gone.contains(old.get(place)) && !found.contains(place);
		}
		return new Columns(owner, old, isNew, renamed);
	}

	/**
	 * The columns of a table with their old names.
	 *
	 * @param isNew whether one of them does not exist yet
	 * @param renamed whether any column of the table is renamed
	 */
	private record Columns(ObjectId table, List<String> names, boolean isNew, boolean renamed) {

	}

}
