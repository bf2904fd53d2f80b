package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Table;

/**
 * A model that is being written.
 */
final class PulledModel {

	private final String name;

	private final TableParts parts;

	private final Identifiers identifiers = new Identifiers();

	private final Map<String, PulledField> scalars = new LinkedHashMap<>();

	private final Map<String, FieldType> types = new LinkedHashMap<>();

	private final List<PulledField> relations = new ArrayList<>();

	private final List<String> attributes = new ArrayList<>();

	private final List<Set<String>> keys = new ArrayList<>();

	private boolean ignored;

	PulledModel(String name, TableParts parts) {
		this.name = name;
		this.parts = parts;
	}

	String name() {
		return this.name;
	}

	TableParts parts() {
		return this.parts;
	}

	Table table() {
		return this.parts.table();
	}

	Identifiers identifiers() {
		return this.identifiers;
	}

	void addScalar(String column, FieldType type, PulledField field) {
		this.scalars.put(column, field);
		this.types.put(column, type);
	}

	PulledField scalar(String column) {
		return Objects.requireNonNull(this.scalars.get(column), column);
	}

	FieldType type(String column) {
		return Objects.requireNonNull(this.types.get(column), column);
	}

	List<String> fieldNames(List<String> columns) {
		return columns.stream().map((column) -> scalar(column).name()).toList();
	}

	boolean isRequired(String column) {
		return Objects.requireNonNull(table().columns().get(column)).notNull() && !type(column).list();
	}

	List<PulledField> scalars() {
		return List.copyOf(this.scalars.values());
	}

	List<PulledField> relations() {
		return this.relations;
	}

	List<String> attributes() {
		return this.attributes;
	}

	/**
	 * Note columns that together identify a row according to the schema.
	 */
	void addKey(List<String> columns) {
		this.keys.add(Set.copyOf(columns));
	}

	boolean isKey(List<String> columns) {
		return this.keys.contains(Set.copyOf(columns));
	}

	boolean identifiesRows() {
		return this.keys.stream()
			.anyMatch((key) -> key.stream().allMatch((column) -> isRequired(column) && !type(column).unsupported()));
	}

	void ignore() {
		this.ignored = true;
	}

	boolean ignored() {
		return this.ignored;
	}

}
