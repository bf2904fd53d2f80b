package com.ofauto.migrations.core;

import java.sql.SQLWarning;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Removes captures whose time is over. The look of a deploy has read when the first of
 * them goes, so that it costs a round trip only then. It waits for nobody, and what keeps
 * it from removing one keeps no deploy from anything.
 */
final class CapturePurge {

	private static final String TOLD = "ofauto purged:\n";

	private static final String BLOCK = """
			DECLARE
				%1$s
				item pg_catalog.record;
				due pg_catalog.text;
				told pg_catalog.text := '';
			BEGIN
				%2$s
				PERFORM set_config('lock_timeout', '%3$s', true);
				FOR item IN SELECT '_ofauto_undo.' || quote_ident(c.relname) AS kept, d.description,
						split_part(d.description, E'\\n', 2)::jsonb AS meta
					FROM %4$s
						AND substring(d.description FROM '([0-9TZ:-]{20})') <= to_char(clock_timestamp(), '%5$s')
					ORDER BY c.oid
				LOOP
					BEGIN
						EXECUTE 'DROP TABLE ' || item.kept;
						told := told || concat_ws(E'\\t', item.meta ->> 'table', item.meta ->> 'migration') || E'\\n';
					EXCEPTION WHEN lock_not_available OR dependent_objects_still_exist OR insufficient_privilege THEN
						NULL;
					END;
				END LOOP;
				IF told <> '' THEN
					%6$s
					RAISE INFO USING MESSAGE = '%7$s' || told;
				END IF;
				%8$s
			END
			""";

	private CapturePurge() {
	}

	/**
	 * Removes what is due.
	 * @param comment the comment of the schema of captures, or {@code null}
	 */
	static void run(Session session, @Nullable String comment, Duration lockTimeout, MigrationListener listener) {
		if (comment == null || !isDue(comment)) {
			return;
		}
		List<String> purged = new ArrayList<>();
		session.simpleQuery().send(block(lockTimeout), (notice, completed) -> purged.addAll(told(notice)));
		session.rollback();
		if (!purged.isEmpty()) {
			listener.purged(purged);
		}
	}

	private static boolean isDue(String comment) {
		try {
			return comment.startsWith(CaptureSchema.FIRST)
					&& !Instant.parse(comment.substring(CaptureSchema.FIRST.length())).isAfter(Instant.now());
		}
		catch (DateTimeParseException ex) {
			return true;
		}
	}

	private static List<String> told(SQLWarning notice) {
		String message = String.valueOf(notice.getMessage());
		return message.startsWith(TOLD) ? message.substring(TOLD.length())
			.lines()
			.map((line) -> line.split("\t"))
			.map((parts) -> parts[0] + " (" + parts[1] + ")")
			.toList() : List.of();
	}

	private static String block(Duration lockTimeout) {
		return CaptureSchema
			.block(BLOCK.formatted(CaptureSchema.DECLARE_FORMS, CaptureSchema.SET_FORMS, lockTimeout.toMillis(),
					CaptureSchema.CAPTURES, CaptureSchema.TIME, CaptureSchema.NOTE, TOLD, CaptureSchema.RESET_FORMS));
	}

}
