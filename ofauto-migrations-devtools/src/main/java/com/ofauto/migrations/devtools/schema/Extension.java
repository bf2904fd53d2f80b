package com.ofauto.migrations.devtools.schema;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An extension; what belongs to it is not listed.
 *
 * @param id its identity, in no schema
 * @param schema where its members are; empty if that is a default schema other than
 * {@code public}, which alone every database has
 * @param version the installed one
 * @param named whether that is another than the server installs by itself
 * @param comment what the server says of it where nobody else does
 * @param members what belongs to it, as far as something of its kind could be ours
 */
public record Extension(ObjectId id, String schema, String version, boolean named, @Nullable String comment,
		Set<ObjectId> members) implements SchemaObject {

	public Extension {
		members = Set.copyOf(members);
	}

	/**
	 * What a version is to a server, and what belongs to it, follows from the version.
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
