package com.ofauto.migrations.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kept table and the one that it can be written to now.
 */
sealed interface TableMatch {

	/**
	 * The kept table.
	 */
	KeptTable kept();

	/**
	 * Finds the table. The rows of a partition go to the partitioned table, which knows
	 * where they belong now.
	 */
	static TableMatch of(KeptTable kept, Map<String, LiveTable> live) {
		LiveTable root = (kept.partitionOf() != null) ? live.get(kept.partitionOf()) : null;
		LiveTable table = (root != null && root.partitioned()) ? root : live.get(kept.name());
		if (table == null) {
			return new None(kept, "there is no such table now");
		}
		return switch (table.kind()) {
			case 'r', 'p' -> columns(kept, table);
			case 'f' -> new None(kept, "it is a foreign table now");
			default -> new None(kept, "it is a view now");
		};
	}

	private static TableMatch columns(KeptTable kept, LiveTable table) {
		if (table.hasRules()) {
			return new None(kept, "a rule takes the place of its INSERT");
		}
		List<String> missing = table.columns()
			.stream()
			.filter(LiveTable.Column::needsValue)
			.map(LiveTable.Column::name)
			.filter((name) -> kept.columns().stream().noneMatch((column) -> column.name().equals(name)))
			.toList();
		if (!missing.isEmpty()) {
			return new None(kept,
					((missing.size() == 1) ? "its new column " + missing.get(0) + " is"
							: "its new columns " + String.join(", ", missing) + " are") + " NOT NULL and "
							+ ((missing.size() == 1) ? "has" : "have") + " no default");
		}
		List<Optional<LiveTable.Column>> columns = new ArrayList<>();
		kept.columns().forEach((column) -> columns.add(table.column(column.name())));
		if (!columns.isEmpty() && columns.stream().noneMatch(TableMatch::takesValues)) {
			return new None(kept, "it has none of its columns now");
		}
		return new Found(kept, table, columns);
	}

	private static boolean takesValues(Optional<LiveTable.Column> column) {
		return column.isPresent() && !column.get().generated();
	}

	/**
	 * It can be written to.
	 *
	 * @param kept the kept table
	 * @param live the table now
	 * @param columns what each of the kept columns is now, if it is there
	 */
	record Found(KeptTable kept, LiveTable live, List<Optional<LiveTable.Column>> columns) implements TableMatch {

		/**
		 * What is lost or another now, as clauses.
		 */
		List<String> differences() {
			List<String> differences = new ArrayList<>();
			for (int i = 0; i < this.columns.size(); i++) {
				KeptColumn before = this.kept.columns().get(i);
				this.columns.get(i)
					.ifPresentOrElse((now) -> difference(before, now).ifPresent(differences::add),
							() -> differences.add("column " + before.name() + " is gone"));
			}
			return differences;
		}

		private static Optional<String> difference(KeptColumn before, LiveTable.Column now) {
			if (now.generated()) {
				return Optional.of("column " + now.name() + " is computed now");
			}
			return before.type().equals(now.type()) ? Optional.empty()
					: Optional.of("column " + now.name() + " was " + before.type() + " and is " + now.type());
		}

		/**
		 * The columns that are written, as SQL has their names.
		 */
		List<String> written() {
			return this.columns.stream()
				.filter(TableMatch::takesValues)
				.map((column) -> column.map(LiveTable.Column::sql).orElseThrow())
				.toList();
		}

		/**
		 * The same as they are called where they are read first.
		 */
		List<String> read() {
			List<String> read = new ArrayList<>();
			for (int i = 0; i < this.columns.size(); i++) {
				if (takesValues(this.columns.get(i))) {
					read.add(staged(i));
				}
			}
			return read;
		}

		/**
		 * All columns of the file, as they are called where they are read first.
		 */
		String definition() {
			List<String> definition = new ArrayList<>();
			for (int i = 0; i < this.columns.size(); i++) {
				definition.add((takesValues(this.columns.get(i))
						? "t." + this.columns.get(i).map(LiveTable.Column::sql).orElseThrow() : "NULL::pg_catalog.text")
						+ " AS " + staged(i));
			}
			return definition.stream().collect(Collectors.joining(", "));
		}

		private static String staged(int number) {
			return "c" + (number + 1);
		}

	}

	/**
	 * It cannot be written to.
	 *
	 * @param kept the kept table
	 * @param reason why, as a clause
	 */
	record None(KeptTable kept, String reason) implements TableMatch {

	}

}
