package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetAccessMethod;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetForeignOptions;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetLogged;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetOptions;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetReplicaIdentity;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetRowSecurity;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetTableType;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignTable;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is done to a table that stays.
 */
final class TableDiffer {

	static final String USING_INDEX = "USING INDEX ";

	private final Comparison comparison;

	private final Actions actions;

	TableDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	void alter(Table from, Table to) {
		refuse(from, to);
		ObjectId id = to.id();
		List<Hazard> rewritten = List.of(Hazard.of(Kind.TABLE_REWRITTEN, id, id, List.of()));
		if (from.unlogged() != to.unlogged()) {
			this.actions.make(Rank.ALTER_TABLE, new SetLogged(id, !to.unlogged(), rewritten))
				.needs(to.unlogged() ? referrers(id) : referred(id));
		}
		if (!Objects.equals(from.accessMethod(), to.accessMethod())) {
			setAccessMethod(id, to.accessMethod());
		}
		setOptions(id, from.options(), to.options());
		if (!Objects.equals(from.ofType(), to.ofType())) {
			Action action = this.actions.add((to.ofType() != null) ? Rank.ATTACH : Rank.DETACH,
					new SetTableType(id, to.ofType()));
			action.frees(Set.of(id)).makes(Set.of(id));
			to.columns().keySet().forEach((name) -> action.needs(Set.of(to.columnId(name))));
		}
		if (from.foreign() != null && to.foreign() != null && !from.foreign().equals(to.foreign())) {
			this.actions.add(Rank.ALTER_TABLE, new SetForeignOptions(id, from.foreign(), to.foreign()));
		}
		setRowSecurity(to, from.rowSecurity());
		setReplicaIdentity(to, from.replicaIdentity());
	}

	void setAccessMethod(ObjectId id, @Nullable String method) {
		List<Hazard> rewritten = List.of(Hazard.of(Kind.TABLE_REWRITTEN, id, id, List.of()));
		this.actions.add(Rank.ALTER_TABLE, new SetAccessMethod(id, method, rewritten));
	}

	private Set<ObjectId> referred(ObjectId table) {
		return foreignKeys((constraint) -> constraint.id().isPartOf(table),
				(constraint) -> Objects.requireNonNull(constraint.foreignKey()).table(), table);
	}

	private Set<ObjectId> referrers(ObjectId table) {
		return foreignKeys((constraint) -> Objects.requireNonNull(constraint.foreignKey()).table().equals(table),
				(constraint) -> Dependencies.owner(constraint.id(), this.comparison.to()), table);
	}

	private Set<ObjectId> foreignKeys(Predicate<Constraint> which, Function<Constraint, ObjectId> other,
			ObjectId table) {
		return this.comparison.to()
			.all(Constraint.class)
			.stream()
			.filter((constraint) -> constraint.foreignKey() != null && which.test(constraint)
					&& !this.comparison.isNew(constraint.id()))
			.map(other)
			.filter((id) -> !id.equals(table))
			.collect(Collectors.toSet());
	}

	void setOptions(ObjectId id, List<String> from, List<String> to) {
		List<String> set = new ArrayList<>(to);
		set.removeAll(from);
		List<String> reset = new ArrayList<>(from.stream().map(TableDiffer::name).toList());
		reset.removeAll(to.stream().map(TableDiffer::name).toList());
		if (!set.isEmpty() || !reset.isEmpty()) {
			this.actions.add(Rank.ALTER_TABLE, new SetOptions(id, set, reset));
		}
	}

	void setRowSecurity(Table table, RowSecurity from) {
		if (from != table.rowSecurity()) {
			this.actions.add(Rank.SET_ROW_SECURITY, new SetRowSecurity(table.id(), from, table.rowSecurity()))
				.needs(Set.of(table.id()));
		}
	}

	/**
	 * A table loses its replica identity when the index is dropped.
	 */
	void setReplicaIdentity(Table table, String from) {
		String to = table.replicaIdentity();
		if (table.foreign() != null) {
			return;
		}
		ObjectId id = table.id();
		if (!to.startsWith(USING_INDEX)) {
			if (!from.equals(to)) {
				this.actions.add(Rank.ALTER_TABLE, new SetReplicaIdentity(id, to)).needs(Set.of(id));
			}
			return;
		}
		String name = to.substring(USING_INDEX.length()).replace("\"", "");
		Set<ObjectId> indexes = Set.of(ObjectId.of(ObjectKind.INDEX, id.schema(), name),
				id.part(ObjectKind.CONSTRAINT, name));
		boolean created = indexes.stream()
			.anyMatch((index) -> this.comparison.to().objects().containsKey(index) && this.comparison.isNew(index));
		if (created || !from.equals(to)) {
			this.actions.add(Rank.ATTACH, new SetReplicaIdentity(id, to)).needs(indexes).needs(Set.of(id));
		}
	}

	private static String name(String option) {
		return option.substring(0, option.indexOf('='));
	}

	private static void refuse(Table from, Table to) {
		String what = "The " + Descriptions.of(to.id());
		String remedy = "Create another table beside it, copy the rows and rename it, in a migration of your own.";
		ForeignTable before = from.foreign();
		ForeignTable after = to.foreign();
		if ((before == null) ? after != null : after == null || !before.server().equals(after.server())) {
			throw new UnsupportedChangeException(to.id(), what
					+ " is a table of its own on one side and a foreign table on the other, or is on another server.",
					remedy);
		}
	}

}
