package com.ofauto.migrations.devtools.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The owners and privileges of a schema.
 */
public final class Privileges {

	private static final String EVERYBODY = "PUBLIC";

	private static final ObjectId PUBLIC = ObjectId.of(ObjectKind.SCHEMA, "public");

	private Privileges() {
	}

	/**
	 * Whether there are any beyond the defaults of PostgreSQL.
	 * @param schema a schema that was read with them
	 */
	public static boolean areThere(DatabaseSchema schema) {
		return schema.marks().keySet().stream().anyMatch((mark) -> mark.kind() == ObjectAttribute.Kind.OWNER)
				|| schema.grants().stream().anyMatch((grant) -> !isGiven(grant))
				|| schema.objects()
					.keySet()
					.stream()
					.flatMap((id) -> given(id).stream())
					.anyMatch((grant) -> !schema.grants().contains(grant));
	}

	/**
	 * Return a schema without owners and privileges.
	 * @param schema the schema
	 */
	public static DatabaseSchema without(DatabaseSchema schema) {
		Map<ObjectAttribute, String> marks = new HashMap<>(schema.marks());
		marks.keySet().removeIf((mark) -> mark.kind() == ObjectAttribute.Kind.OWNER);
		return new DatabaseSchema(schema.objects(), schema.comments(), Set.of(), schema.dependencies(), marks);
	}

	/**
	 * Return the default privileges of PUBLIC on a new object.
	 * @param id its identity
	 */
	public static Optional<Grant> given(ObjectId id) {
		return switch (id.kind()) {
			case ROUTINE -> Optional.of(new Grant(id, EVERYBODY, "EXECUTE", false));
			case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> Optional.of(new Grant(id, EVERYBODY, "USAGE", false));
			default -> Optional.empty();
		};
	}

	private static boolean isGiven(Grant grant) {
		return given(grant.object()).filter(grant::equals).isPresent()
				|| grant.object().equals(PUBLIC) && grant.grantee().equals(EVERYBODY);
	}

}
