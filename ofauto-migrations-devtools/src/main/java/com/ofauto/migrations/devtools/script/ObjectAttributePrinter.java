package com.ofauto.migrations.devtools.script;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that set attributes.
 */
final class ObjectAttributePrinter {

	private ObjectAttributePrinter() {
	}

	static String print(SetAttribute step) {
		ObjectId id = step.object();
		String value = step.to();
		String name = step.mark().name();
		return switch (step.mark().kind()) {
			case OWNER -> alter(step) + " OWNER TO " + ((value != null) ? Names.role(value) : "CURRENT_USER");
			case CLUSTERED ->
				alter(step) + ((value != null) ? " CLUSTER ON " + Names.quote(value) : " SET WITHOUT CLUSTER");
			case INDEX_OPTION ->
				index(id) + ((value != null) ? " SET (" + Options.list(List.of(name + "=" + value)) + ")"
						: " RESET (" + Names.quote(name) + ")");
			case INDEX_STATISTICS -> index(id) + " ALTER COLUMN " + name + " SET STATISTICS " + orDefault(value);
			case INDEX_COMMENT ->
				"COMMENT ON INDEX " + Names.index(id) + " IS " + ((value != null) ? Names.literal(value) : "NULL");
			case STATISTICS_TARGET -> alter(step) + " SET STATISTICS " + orDefault(value);
			case DEPENDS_ON_EXTENSION ->
				alter(step) + ((value != null) ? "" : " NO") + " DEPENDS ON EXTENSION " + Names.quote(name);
			case PARTITION_TRIGGER -> alter(step) + " " + firing(value) + " TRIGGER " + Names.own(id);
			case CONSTRAINT_TRIGGER -> constraintTrigger(id, name, firing(value));
			case PART_NAME -> alter(step) + " RENAME CONSTRAINT " + Names.quote(or(step.from(), name)) + " TO "
					+ Names.quote(or(value, name));
		};
	}

	/**
	 * The names of a constraint's triggers contain numbers that differ from database to
	 * database.
	 */
	private static String constraintTrigger(ObjectId constraint, String function, String firing) {
		return """
				DO $$ DECLARE statement text; BEGIN
				    FOR statement IN SELECT format('ALTER TABLE %%s %s TRIGGER %%I', t.tgrelid::regclass, t.tgname)
				        FROM pg_trigger t JOIN pg_constraint c ON c.oid = t.tgconstraint JOIN pg_proc p ON p.oid = t.tgfoid
				        WHERE c.conrelid = %s::regclass AND c.conname = %s AND p.proname = %s
				    LOOP EXECUTE statement; END LOOP;
				END $$"""
			.formatted(firing, Names.literal(Names.qualified(constraint)), Names.literal(constraint.part()),
					Names.literal(function));
	}

	private static String alter(SetAttribute step) {
		return "ALTER " + ObjectNames.keywordAndName(step.owner());
	}

	private static String index(ObjectId id) {
		return "ALTER INDEX " + Names.index(id);
	}

	private static String or(@Nullable String value, String otherwise) {
		return (value != null) ? value : otherwise;
	}

	private static String orDefault(@Nullable String value) {
		return or(value, "-1");
	}

	static String firing(@Nullable String value) {
		return switch (FiringMode.valueOf((value != null) ? value : "ORIGIN")) {
			case ORIGIN -> "ENABLE";
			case DISABLED -> "DISABLE";
			case REPLICA -> "ENABLE REPLICA";
			case ALWAYS -> "ENABLE ALWAYS";
		};
	}

}
