package com.ofauto.migrations.devtools.schema;

/**
 * The identity of an object: its unquoted name, which is the same in every database.
 * Identities are ordered by kind, then by name.
 *
 * @param kind what it is
 * @param schema its schema, or that of its table; empty for the default schema, and for
 * objects without a schema
 * @param name its own name or, for a part of a table or of a domain, the name of that
 * @param part the column, constraint, trigger, rule or policy of the table that
 * {@code name} is; the types of a routine's arguments; otherwise empty
 */
public record ObjectId(ObjectKind kind, String schema, String name, String part) implements Comparable<ObjectId> {

	public static ObjectId of(ObjectKind kind, String name) {
		return new ObjectId(kind, "", name, "");
	}

	public static ObjectId of(ObjectKind kind, String schema, String name) {
		return new ObjectId(kind, schema, name, "");
	}

	/**
	 * Return its schema, or that of its table.
	 * @param defaultSchema the name of the default schema
	 */
	public String schemaOr(String defaultSchema) {
		return this.schema.isEmpty() ? defaultSchema : this.schema;
	}

	/**
	 * Return its name without quotes, after its schema unless that is the default one.
	 * For a part, this is the name of the table or the domain.
	 */
	public String dottedName() {
		return this.schema.isEmpty() ? this.name : this.schema + "." + this.name;
	}

	/**
	 * Return the identity of a part of this table, view or domain.
	 * @param partKind the kind of the part
	 * @param partName the name of the part
	 * @return the identity of the part
	 */
	public ObjectId part(ObjectKind partKind, String partName) {
		return new ObjectId(partKind, this.schema, this.name, partName);
	}

	/**
	 * Whether this is a part of an object, by name.
	 * @param owner a table, a view or a domain
	 * @return true for its columns, constraints, triggers, rules and policies
	 */
	public boolean isPartOf(ObjectId owner) {
		boolean hasParts = switch (owner.kind) {
			case TABLE, VIEW, MATERIALIZED_VIEW, DOMAIN -> true;
			default -> false;
		};
		return hasParts && !this.part.isEmpty() && this.kind != ObjectKind.ROUTINE && this.schema.equals(owner.schema)
				&& this.name.equals(owner.name);
	}

	@Override
	public int compareTo(ObjectId other) {
		int order = this.kind.compareTo(other.kind);
		order = (order != 0) ? order : this.schema.compareTo(other.schema);
		order = (order != 0) ? order : this.name.compareTo(other.name);
		return (order != 0) ? order : this.part.compareTo(other.part);
	}

}
