package com.ofauto.migrations.core;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An applied migration in a history of another schema.
 *
 * @param schema the schema
 * @param name the migration's name
 * @param checksum its checksum
 */
record RecordElsewhere(String schema, String name, String checksum) {

	/**
	 * Finds ours in histories of other schemas, one finding for each schema.
	 */
	static List<Finding> find(List<RecordElsewhere> records, List<Migration> migrations) {
		if (records.isEmpty()) {
			return List.of();
		}
		Map<String, Migration> onDisk = migrations.stream()
			.collect(Collectors.toMap(Migration::name, Function.identity(), (one, other) -> one));
		return records.stream()
			.filter((record) -> onDisk.containsKey(record.name())
					&& Objects.requireNonNull(onDisk.get(record.name())).hasChecksum(record.checksum()))
			.collect(Collectors.toMap(RecordElsewhere::schema, Function.identity(),
					(one, other) -> (one.name().compareTo(other.name()) >= 0) ? one : other, TreeMap::new))
			.values()
			.stream()
			.map((record) -> Finding.elsewhere(record.name(), record.schema()))
			.toList();
	}

}
