package com.ofauto.migrations.devtools.schema;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An extension. Its members are not listed as objects.
 *
 * @param id its identity, in no schema
 * @param schema the schema of its members; empty for a default schema other than
 * {@code public}, because only {@code public} is in every database
 * @param version the installed version
 * @param named whether that differs from the server's default version
 * @param comment the comment that it has without {@code COMMENT}
 * @param members its members of kinds that migrations can create
 */
public record Extension(ObjectId id, String schema, String version, boolean named, @Nullable String comment,
		Set<ObjectId> members) implements SchemaObject {

	public Extension {
		members = Set.copyOf(members);
	}

	/**
	 * Equality ignores what follows from the version: its comment, its members, and
	 * whether it is the server's default.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Extension extension && this.id.equals(extension.id)
				&& this.schema.equals(extension.schema) && this.version.equals(extension.version);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.id, this.schema, this.version);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.extension(this);
	}

}
