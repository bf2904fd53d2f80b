package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;

/**
 * Tables that libraries create by themselves, always under the same names.
 */
final class WellKnownTables {

	/** The libraries by the names of their tables. */
	private static final Map<String, String> LIBRARIES = Map.of("batch_*", "Spring Batch", "databasechangelog*",
			"Liquibase", "event_publication*", "Spring Modulith", "flyway_schema_history", "Flyway", "qrtz_*", "Quartz",
			"shedlock", "ShedLock", "spring_session*", "Spring Session");

	private WellKnownTables() {
	}

	/**
	 * Name those that differ, and how to ignore them.
	 */
	static void tell(Difference change, Output output) {
		Set<ObjectId> tables = change.steps()
			.stream()
			.map(Step::object)
			.filter((id) -> id.kind() == ObjectKind.TABLE)
			.collect(Collectors.toSet());
		List<String> names = new ArrayList<>();
		List<String> patterns = new ArrayList<>();
		new TreeMap<>(LIBRARIES).forEach((pattern, library) -> {
			List<String> alike = new IgnoredObjects(List.of(pattern)).among(tables)
				.stream()
				.map(ObjectId::dottedName)
				.toList();
			if (!alike.isEmpty()) {
				names.add(String.join(", ", alike) + " of " + library);
				patterns.add(pattern);
			}
		});
		if (!names.isEmpty()) {
			output.note("A library may have made what is called like its tables: " + String.join("; ", names)
					+ ". If so, leave that alone: ofauto.migrations.ignore=" + String.join(",", patterns));
		}
	}

}
