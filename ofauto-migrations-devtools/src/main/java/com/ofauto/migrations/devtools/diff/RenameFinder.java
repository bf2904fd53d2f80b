package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.RangeNames;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Finds likely renames: an object that is missing in the new schema, and a new one with
 * the same shape and the same neighbours. It leaves the parts of indexes to
 * {@link IndexNames}.
 */
public final class RenameFinder {

	private static final List<ObjectKind> ORDER = List.of(ObjectKind.SCHEMA, ObjectKind.COLLATION, ObjectKind.ENUM,
			ObjectKind.COMPOSITE_TYPE, ObjectKind.DOMAIN, ObjectKind.RANGE_TYPE, ObjectKind.TEXT_SEARCH_DICTIONARY,
			ObjectKind.TEXT_SEARCH_CONFIGURATION, ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.ROUTINE,
			ObjectKind.SEQUENCE, ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.STATISTICS, ObjectKind.VIEW,
			ObjectKind.MATERIALIZED_VIEW, ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

	/**
	 * Objects that hold rows, or that others are made of, so that a rename keeps data.
	 */
	private static final Set<ObjectKind> KEPT = Set.of(ObjectKind.TABLE, ObjectKind.ENUM, ObjectKind.DOMAIN,
			ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE_TYPE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

	/**
	 * Objects that can get a temporary name until they are dropped.
	 */
	private static final Set<ObjectKind> PUT_ASIDE = Set.of(ObjectKind.TABLE, ObjectKind.ENUM, ObjectKind.DOMAIN,
			ObjectKind.COMPOSITE_TYPE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE,
			ObjectKind.INDEX);

	/**
	 * Find likely renames. After one has been carried out, call this again: it may reveal
	 * others or explain some. A rename is left out while an object that stays, or that
	 * may be renamed too, holds the new name.
	 * @param from the old schema
	 * @param to the new schema
	 * @return likely renames, first those from which others may follow
	 */
	public List<Rename> find(DatabaseSchema from, DatabaseSchema to) {
		List<Candidate> candidates = new ArrayList<>();
		addObjects(candidates, from, to);
		addColumns(candidates, from, to);
		for (EnumType type : from.all(EnumType.class)) {
			to.find(type.id()).ifPresent((other) -> addValues(candidates, type, (EnumType) other));
		}
		if (candidates.isEmpty()) {
			return List.of();
		}
		TakenNames names = new TakenNames(from);
		List<Rename> renames = choose(candidates);
		Set<ObjectId> renamed = new TreeSet<>();
		renames.forEach((rename) -> renamed.add(rename.from()));
		return renames.stream()
			.filter((rename) -> names.allow(rename)
					|| makeWay(rename, names, from, to) && names.holders(rename).stream().noneMatch(renamed::contains))
			.toList();
	}

	/**
	 * Whether all holders of the new name are dropped, so that they only need a temporary
	 * name.
	 */
	private static boolean makeWay(Rename rename, TakenNames names, DatabaseSchema from, DatabaseSchema to) {
		return KEPT.contains(rename.from().kind()) && rename.from().part().isEmpty()
				&& names.holders(rename)
					.stream()
					.allMatch((holder) -> PUT_ASIDE.contains(holder.kind()) && from.objects().containsKey(holder)
							&& !to.objects().containsKey(holder));
	}

	/**
	 * Whether a rename needs no confirmation: that of a constraint or an index that
	 * differs only in name, or of the sequence of a column that follows its table. The
	 * {@link Differ} adds a step for it.
	 * @param rename a rename that was found
	 * @param from the old schema
	 * @return true if nobody has to be asked
	 */
	public boolean isImplied(Rename rename, DatabaseSchema from) {
		return DerivedNames.isDerived(rename, from);
	}

	/**
	 * Divide a rename into statements. A move to another schema under another name takes
	 * two, because PostgreSQL has no statement for both. Names that belong to a range
	 * type follow it. A holder of the new name that is dropped later gets a temporary
	 * name.
	 * @param rename a rename
	 * @param from the old schema
	 * @return the renames, each of which is one statement
	 */
	public List<Rename> parts(Rename rename, DatabaseSchema from) {
		TakenNames names = new TakenNames(from);
		List<Rename> parts = new ArrayList<>(names.holders(rename).stream().map(names::aside).toList());
		parts.addAll(names.parts(rename));
		if (from.objects().get(rename.from()) instanceof RangeType range) {
			parts.addAll(RangeNames.followers(range, rename.to()));
		}
		return parts;
	}

	/**
	 * Whether the new name is free before anything is dropped.
	 * @param rename a rename
	 * @param from the old schema
	 * @return true if nothing has to be renamed out of the way
	 */
	public boolean isFree(Rename rename, DatabaseSchema from) {
		return new TakenNames(from).allow(rename);
	}

	/**
	 * Whether no object that stays has the new name.
	 * @param rename a rename
	 * @param from the old schema
	 * @param to the new schema
	 * @return true if the rename can be carried out
	 */
	public boolean isPossible(Rename rename, DatabaseSchema from, DatabaseSchema to) {
		TakenNames names = new TakenNames(from);
		return names.allow(rename) || makeWay(rename, names, from, to);
	}

	private static List<Rename> choose(List<Candidate> candidates) {
		candidates.sort(Comparator.comparing((Candidate candidate) -> ORDER.indexOf(candidate.rename().from().kind()))
			.thenComparing(Candidate::likeness, Comparator.reverseOrder())
			.thenComparing((candidate) -> candidate.rename().from())
			.thenComparing((candidate) -> candidate.rename().to()));
		Set<ObjectId> taken = new TreeSet<>();
		Set<ObjectId> given = new TreeSet<>();
		List<Rename> renames = new ArrayList<>();
		for (Candidate candidate : candidates) {
			Rename rename = candidate.rename();
			if (!given.contains(rename.from()) && !taken.contains(rename.to())) {
				given.add(rename.from());
				taken.add(rename.to());
				renames.add(rename);
			}
		}
		return renames;
	}

	private static void addObjects(List<Candidate> candidates, DatabaseSchema from, DatabaseSchema to) {
		List<SchemaObject> coming = to.objects()
			.values()
			.stream()
			.filter((object) -> !from.objects().containsKey(object.id()) && IndexPlace.of(object) == null)
			.toList();
		List<SchemaObject> going = from.objects()
			.values()
			.stream()
			.filter((object) -> !to.objects().containsKey(object.id()) && ORDER.contains(object.id().kind())
					&& IndexPlace.of(object) == null)
			.toList();
		if (coming.isEmpty() || going.isEmpty()) {
			return;
		}
		Similarity likeness = new Similarity(from, to);
		for (SchemaObject object : going) {
			for (SchemaObject other : coming) {
				double score = likeness.of(object, other);
				if (score > 0) {
					candidates.add(new Candidate(new Rename(object.id(), other.id()), score));
				}
			}
		}
	}

	private static void addColumns(List<Candidate> candidates, DatabaseSchema from, DatabaseSchema to) {
		List<Table> changed = from.all(Table.class)
			.stream()
			.filter((table) -> to.objects().get(table.id()) instanceof Table other
					&& !other.columns().keySet().equals(table.columns().keySet()))
			.toList();
		if (!changed.isEmpty()) {
			ColumnSimilarity likeness = new ColumnSimilarity(from, to);
			changed.forEach((table) -> addColumns(candidates, likeness, table, to.get(table.id(), Table.class)));
		}
	}

	private static void addColumns(List<Candidate> candidates, ColumnSimilarity likeness, Table from, Table to) {
		if (from.foreign() != null) {
			return;
		}
		for (Column column : from.columns().values()) {
			for (Column other : to.columns().values()) {
				boolean moved = !to.columns().containsKey(column.name()) && !from.columns().containsKey(other.name());
				if (moved && !column.inherited() && !other.inherited()) {
					double score = likeness.of(from, to, column, other);
					if (score > 0) {
						candidates.add(new Candidate(
								new Rename(from.columnId(column.name()), to.columnId(other.name())), score));
					}
				}
			}
		}
	}

	/**
	 * An enum value was likely renamed if all others have kept their places.
	 */
	private static void addValues(List<Candidate> candidates, EnumType from, EnumType to) {
		if (from.values().size() != to.values().size()) {
			return;
		}
		List<Candidate> found = new ArrayList<>();
		for (int number = 0; number < from.values().size(); number++) {
			String before = from.values().get(number);
			String after = to.values().get(number);
			if (!before.equals(after)) {
				if (to.values().contains(before) || from.values().contains(after)) {
					return;
				}
				found.add(new Candidate(new Rename(value(from, before), value(to, after)), 1));
			}
		}
		if (found.size() < from.values().size()) {
			candidates.addAll(found);
		}
	}

	private static ObjectId value(EnumType type, String value) {
		return new ObjectId(ObjectKind.ENUM, type.id().schema(), type.id().name(), value);
	}

	/**
	 * A possible rename.
	 */
	private record Candidate(Rename rename, double likeness) {

	}

}
