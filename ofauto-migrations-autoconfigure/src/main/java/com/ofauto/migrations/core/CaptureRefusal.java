package com.ofauto.migrations.core;

/**
 * What keeps a role from capturing, as checks in a block.
 */
final class CaptureRefusal {

	/** The schema is not there, and the role may not create it. */
	static final String MAY_CREATE = """
			IF NOT has_database_privilege(current_database(), 'CREATE') THEN
				RAISE EXCEPTION USING ERRCODE = 'OFA05', MESSAGE = concat_ws(E'\\t', 'CREATE', current_user, current_database());
			END IF;""";

	/** The schema is there, and belongs to somebody else, who could read and replace. */
	static final String IS_OURS = """
			IF NOT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = '_ofauto_undo' AND pg_has_role(n.nspowner, 'USAGE')) THEN
				RAISE EXCEPTION USING ERRCODE = 'OFA05', MESSAGE = concat_ws(E'\\t', 'OWNER', current_user,
					(SELECT pg_get_userbyid(n.nspowner) FROM pg_namespace n WHERE n.nspname = '_ofauto_undo'));
			END IF;""";

	/** What is captured would leave the database. */
	static final String IS_PUBLISHED = """
			IF EXISTS (SELECT FROM pg_publication p WHERE p.puballtables AND p.pubinsert) THEN
				RAISE EXCEPTION USING ERRCODE = 'OFA05', MESSAGE = concat_ws(E'\\t', 'PUBLISHED',
					(SELECT min(p.pubname::text) FROM pg_publication p WHERE p.puballtables AND p.pubinsert));
			END IF;""";

	private CaptureRefusal() {
	}

}
