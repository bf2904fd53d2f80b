package com.ofauto.migrations.devtools.schema;

/**
 * What an object is called, unquoted; the same in every database that has it. Two
 * identities are ordered by kind, then by name.
 *
 * @param kind what it is
 * @param schema the schema that holds it, or its table; empty if it is the default one,
 * and for what no schema holds
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
	 * Returns the schema that holds it, or its table.
	 * @param defaultSchema the name of the default one
	 */
	public String schemaOr(String defaultSchema) {
		return this.schema.isEmpty() ? defaultSchema : this.schema;
	}

	/**
	 * Returns its name, behind that of its schema unless that is the default one; without
	 * quotes, and of a part the name of the table or the domain.
	 */
	public String dottedName() {
		return this.schema.isEmpty() ? this.name : this.schema + "." + this.name;
	}

	/**
	 * Names a part of this object, which is a table, a view or a domain.
	 * @param partKind what the part is
	 * @param partName what the part is called
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
