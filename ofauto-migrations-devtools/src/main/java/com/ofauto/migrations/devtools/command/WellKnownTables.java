package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.Difference;
import com.ofauto.migrations.devtools.diff.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;

/**
 * Tables that libraries make by themselves, under names that are always the same.
 */
final class WellKnownTables {

	private static final Map<String, String> LIBRARIES = libraries();

	private WellKnownTables() {
	}

	private static Map<String, String> libraries() {
		Map<String, String> libraries = new LinkedHashMap<>();
		libraries.put("batch_*", "Spring Batch");
		libraries.put("databasechangelog*", "Liquibase");
		libraries.put("event_publication*", "Spring Modulith");
		libraries.put("flyway_schema_history", "Flyway");
		libraries.put("qrtz_*", "Quartz");
		libraries.put("shedlock", "ShedLock");
		libraries.put("spring_session*", "Spring Session");
		return libraries;
	}

	/**
	 * Names those that differ, and how they are left alone.
	 */
	static void tell(Difference change, Output output) {
		Set<ObjectId> tables = change.steps()
			.stream()
			.map(Step::object)
			.filter((id) -> id.kind() == ObjectKind.TABLE)
			.collect(Collectors.toSet());
		List<String> names = new ArrayList<>();
		List<String> patterns = new ArrayList<>();
		LIBRARIES.forEach((pattern, library) -> {
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
