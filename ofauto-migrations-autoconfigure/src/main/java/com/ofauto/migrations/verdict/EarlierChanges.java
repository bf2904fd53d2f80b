package com.ofauto.migrations.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.impact.CreatedRelation;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * What the pending migrations before one do to the names of relations: which relation of
 * the database a name stands for when they have run, or whether it is a new one. What a
 * migration of unknown impact does is not known.
 *
 * @param origins where the relations come from, by their names afterwards
 * @param dropped the names in the database of what is dropped
 * @param filled the names in the database of what gets an unknown number of rows, and
 * from which migration
 */
record EarlierChanges(Map<String, Origin> origins, Set<String> dropped, Map<String, String> filled) {

	/** Of the first pending migration. */
	static final EarlierChanges NONE = new EarlierChanges(Map.of(), Set.of(), Map.of());

	private static final Set<String> RELATIONS = Set.of("table", "view", "materialized view", "index", "sequence",
			"foreign table");

	/**
	 * Where a relation comes from.
	 */
	sealed interface Origin {

		/**
		 * It is in the database already.
		 *
		 * @param name its name there
		 * @param renamedBy the migration that has renamed it last, or nothing
		 * @param begun whether that migration has run in part
		 */
		record Live(String name, String renamedBy, boolean begun) implements Origin {

		}

		/**
		 * A migration creates it.
		 *
		 * @param relation what is created, by its name at the end of that migration
		 * @param migration the migration
		 * @param replaces whether that name is free then, whatever the database has
		 */
		record Created(CreatedRelation relation, String migration, boolean replaces) implements Origin {

		}

		/**
		 * It is no more.
		 */
		record Gone() implements Origin {

		}

	}

	private Origin of(String name) {
		Origin origin = this.origins.get(name);
		return (origin != null) ? origin : new Origin.Live(name, "", false);
	}

	/**
	 * The same with one migration more.
	 */
	EarlierChanges and(JudgedMigration migration) {
		MigrationImpact impact = migration.known();
		if (impact == null) {
			return this;
		}
		EarlierChanges next = new EarlierChanges(new HashMap<>(this.origins), new HashSet<>(this.dropped),
				new LinkedHashMap<>(this.filled));
		impact.statements().forEach((statement) -> next.add(statement, migration));
		Map<String, Origin> renamed = new HashMap<>();
		impact.renames().forEach((rename) -> {
			Origin origin = next.of(rename.from());
			renamed.put(rename.to(), (origin instanceof Origin.Live live)
					? new Origin.Live(live.name(), migration.name(), migration.begun()) : origin);
		});
		impact.renames().forEach((rename) -> next.origins.put(rename.from(), new Origin.Gone()));
		next.origins.putAll(renamed);
		impact.creates()
			.forEach((created) -> next.origins.merge(created.relation(),
					new Origin.Created(created, migration.name(), false), (former, one) -> new Origin.Created(created,
							migration.name(), !migration.begun() && !(former instanceof Origin.Live))));
		return next;
	}

	private void add(StatementImpact statement, JudgedMigration migration) {
		for (DroppedObject drop : statement.drops()) {
			// One that has run in part may have dropped it, and made it again.
			if (RELATIONS.contains(drop.type()) && !migration.begun()) {
				if (of(drop.name()) instanceof Origin.Live live) {
					this.dropped.add(live.name());
				}
				this.origins.put(drop.name(), new Origin.Gone());
			}
		}
		statement.fills().forEach((name) -> {
			Origin origin = of(name);
			if (origin instanceof Origin.Live live) {
				this.filled.put(live.name(), migration.name());
			}
			else if (origin instanceof Origin.Created created) {
				CreatedRelation relation = created.relation();
				this.origins.put(name,
						new Origin.Created(
								new CreatedRelation(relation.relation(), relation.kind(), relation.table(), true),
								created.migration(), created.replaces()));
			}
		});
	}

	/**
	 * The names to ask the database for.
	 * @param names those of a migration
	 */
	Set<String> asked(Set<String> names) {
		Set<String> asked = new LinkedHashSet<>(names);
		for (String name : names) {
			if (of(name) instanceof Origin.Live live) {
				asked.add(live.name());
			}
			else if (of(name) instanceof Origin.Created created) {
				asked.add(created.relation().relation());
			}
		}
		asked.addAll(this.dropped);
		asked.addAll(this.filled.keySet());
		return asked;
	}

	/**
	 * The database as the next migration finds it.
	 * @param facts the database as it is
	 * @param names the names of the next migration
	 */
	LiveFacts on(LiveFacts facts, Set<String> names) {
		LiveFacts grown = facts;
		for (Map.Entry<String, String> entry : this.filled.entrySet()) {
			grown = grown.grown(entry.getKey(),
					"filled by " + unapplied(entry.getValue()) + ", " + LiveFacts.UNKNOWN_ROWS);
		}
		Map<String, LiveRelation> named = new HashMap<>();
		Map<String, String> remarks = new HashMap<>(grown.remarks());
		Set<Long> gone = gone(facts);
		for (String name : names) {
			Origin origin = of(name);
			if (origin instanceof Origin.Live live) {
				LiveRelation relation = there(live.name(), grown, gone);
				relation = (relation == null && live.begun()) ? there(name, grown, gone) : relation;
				if (relation != null) {
					named.put(name, relation);
					remark(name, live, relation, remarks);
				}
			}
			else if (origin instanceof Origin.Created created) {
				LiveRelation there = there(created.relation().relation(), grown, gone);
				if (there != null && !created.replaces()) {
					named.put(name, there);
				}
				else {
					named.put(name, LiveRelation.created(-1 - named.size(), name, created.relation()));
					remarks.put(name, "created by " + unapplied(created.migration())
							+ (created.relation().rowsUnknown() ? ", " + LiveFacts.UNKNOWN_ROWS : ""));
				}
			}
		}
		return grown.without(gone).with(named, remarks);
	}

	private static @Nullable LiveRelation there(String name, LiveFacts facts, Set<Long> gone) {
		return facts.of(name).filter((relation) -> !gone.contains(relation.oid())).orElse(null);
	}

	private static void remark(String name, Origin.Live live, LiveRelation relation, Map<String, String> remarks) {
		String grown = remarks.get(live.name());
		if (!live.renamedBy().isEmpty() && !relation.name().equals(name)) {
			remarks.put(name, relation.name() + " in this database, renamed by " + unapplied(live.renamedBy())
					+ ((grown != null) ? ", and " + grown : ""));
		}
	}

	/**
	 * What goes takes its partitions along.
	 */
	private Set<Long> gone(LiveFacts facts) {
		Set<Long> gone = new HashSet<>();
		this.dropped.forEach((name) -> facts.of(name).ifPresent((relation) -> {
			gone.add(relation.oid());
			gone.addAll(relation.children());
		}));
		return gone;
	}

	private static String unapplied(String migration) {
		return migration + ", which is not applied yet";
	}

}
