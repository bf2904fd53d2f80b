package com.ofauto.migrations.devtools.diff.online;

import java.util.HashSet;
import java.util.Set;
import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The tables and materialized views that may have any number of rows when a change comes.
 */
final class FilledTables {

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Set<ObjectId> plain;

	FilledTables(List<Step> steps, DatabaseSchema from, DatabaseSchema to, Set<ObjectId> plain) {
		this.from = from;
		this.to = to;
		this.plain = new HashSet<>(plain);
		for (Step step : steps) {
			if (step instanceof CreateTable
					|| step instanceof CreateObject create && create.created() instanceof View) {
				this.plain.add(step.object());
			}
		}
	}

	boolean isFilled(ObjectId id) {
		SchemaObject object = this.from.objects().get(id);
		boolean foreign = object instanceof Table table && table.foreign() != null;
		return (object instanceof Table || object instanceof View) && !foreign && !this.plain.contains(id);
	}

	boolean isPartitioned(ObjectId id) {
		return isPartitioned(this.from.objects().get(id)) || isPartitioned(this.to.objects().get(id));
	}

	private static boolean isPartitioned(@Nullable SchemaObject object) {
		return object instanceof Table table && table.partitionKey() != null;
	}

	/**
	 * Whether other tables inherit the columns of a table.
	 */
	boolean isParent(ObjectId id) {
		return isPartitioned(id) || this.to.objects()
			.values()
			.stream()
			.anyMatch((object) -> object instanceof Table table && table.parents().contains(id));
	}

}
