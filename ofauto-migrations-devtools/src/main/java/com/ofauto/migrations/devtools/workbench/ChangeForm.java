package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.online.OnlineForms;
import com.ofauto.migrations.devtools.diff.online.SegmentedChange;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import org.jspecify.annotations.Nullable;

/**
 * The form in which changes are written.
 *
 * @param online the forms that keep nobody waiting, or {@code null} for the plain ones
 */
record ChangeForm(@Nullable OnlineForms online) {

	boolean isOnline() {
		return this.online != null;
	}

	SegmentedChange of(Difference steps, DatabaseSchema from, DatabaseSchema to) {
		return (this.online != null) ? this.online.of(steps, from, to) : SegmentedChange.plain(steps);
	}

	/**
	 * What would have another form.
	 */
	List<ObjectId> easier(Difference steps, DatabaseSchema from, DatabaseSchema to) {
		return isOnline() ? List.of() : new OnlineForms(Set.of()).of(steps, from, to).eased();
	}

	static List<Difference> transactions(SegmentedChange steps) {
		return steps.segments().stream().flatMap((segment) -> ScriptWriter.transactions(segment).stream()).toList();
	}

}
