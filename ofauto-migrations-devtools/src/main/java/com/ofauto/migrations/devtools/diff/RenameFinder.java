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
 * Finds what was likely renamed: what is gone, and has come back under another name with
 * the same shape and the same neighbours. The parts of indexes are not among it, see
 * {@link IndexNames}.
 */
public final class RenameFinder {

	private static final List<ObjectKind> ORDER = List.of(ObjectKind.SCHEMA, ObjectKind.COLLATION, ObjectKind.ENUM,
			ObjectKind.COMPOSITE_TYPE, ObjectKind.DOMAIN, ObjectKind.RANGE_TYPE, ObjectKind.TEXT_SEARCH_DICTIONARY,
			ObjectKind.TEXT_SEARCH_CONFIGURATION, ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.ROUTINE,
			ObjectKind.SEQUENCE, ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.STATISTICS, ObjectKind.VIEW,
			ObjectKind.MATERIALIZED_VIEW, ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

	/**
	 * What holds rows, or is what others are made of, and keeps them by a rename.
	 */
	private static final Set<ObjectKind> KEPT = Set.of(ObjectKind.TABLE, ObjectKind.ENUM, ObjectKind.DOMAIN,
			ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE_TYPE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

	/**
	 * What can have another name until it is dropped.
	 */
	private static final Set<ObjectKind> PUT_ASIDE = Set.of(ObjectKind.TABLE, ObjectKind.ENUM, ObjectKind.DOMAIN,
			ObjectKind.COMPOSITE_TYPE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE,
			ObjectKind.INDEX);

	/**
	 * Finds what was likely renamed. A renaming that is carried out may bring others to
	 * light, and may explain some. One whose new name something else has that stays, or
	 * may be renamed too, is not among them until that has another name.
	 * @param from what is there
	 * @param to what shall be there
	 * @return likely renamings, those that others may follow from first
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
	 * Whether all that has the new name goes, and is only in the way until it does.
	 */
	private static boolean makeWay(Rename rename, TakenNames names, DatabaseSchema from, DatabaseSchema to) {
		return KEPT.contains(rename.from().kind()) && rename.from().part().isEmpty()
				&& names.holders(rename)
					.stream()
					.allMatch((holder) -> PUT_ASIDE.contains(holder.kind()) && from.objects().containsKey(holder)
							&& !to.objects().containsKey(holder));
	}

	/**
	 * Whether nobody has to be asked about a renaming: of a constraint or an index, which
	 * is what it was but for its name, or of the sequence of a column that is called
	 * after its table. If such a one is not carried out, the steps of the {@link Differ}
	 * have it.
	 * @param rename a renaming that was found
	 * @param from what is there
	 * @return true if it goes without asking
	 */
	public boolean isImplied(Rename rename, DatabaseSchema from) {
		return DerivedNames.isDerived(rename, from);
	}

	/**
	 * How a renaming is carried out: what moves to another schema under another name does
	 * one after the other, as PostgreSQL has no statement for both; what is named after a
	 * range type follows it; and what has the new name, and is dropped later, is called
	 * something else until then.
	 * @param rename a renaming
	 * @param from what is there
	 * @return the renamings, each of which is one statement
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
	 * Whether nothing has the new name as long as nothing is dropped.
	 * @param rename a renaming
	 * @param from what is there
	 * @return true if it is the only statement that it takes
	 */
	public boolean isFree(Rename rename, DatabaseSchema from) {
		return new TakenNames(from).allow(rename);
	}

	/**
	 * Whether nothing that stays has the new name.
	 * @param rename a renaming
	 * @param from what is there
	 * @param to what shall be there
	 * @return true if it can be carried out
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
	 * A value is likely renamed where all others have stayed in their places.
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
	 * What may have been renamed.
	 */
	private record Candidate(Rename rename, double likeness) {

	}

}
