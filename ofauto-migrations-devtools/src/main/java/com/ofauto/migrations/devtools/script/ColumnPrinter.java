package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ColumnStep;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddIdentity;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnSettings;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterIdentity;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropExpression;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropIdentity;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropNotNull;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetDefault;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetNotNull;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Writes changes of columns.
 */
final class ColumnPrinter implements ColumnStep.Visitor<List<String>> {

	private static final Set<String> WORDS = Set.of("STORAGE", "COMPRESSION", "STATISTICS");

	private static final Map<String, String> DEFAULTS = Map.of("COMPRESSION", "default", "STATISTICS", "-1");

	private final ColumnDefinition definition = new ColumnDefinition();

	@Override
	public List<String> addColumn(AddColumn add) {
		List<String> statements = new ArrayList<>();
		Column column = add.column();
		statements
			.add(table(add.object()) + " ADD COLUMN " + this.definition.print(add.object(), column, add.serial()));
		statements.addAll(added(add.object(), column));
		return statements;
	}

	@Override
	public List<String> dropColumn(DropColumn step) {
		ObjectId id = step.object();
		return List
			.of("ALTER TABLE " + (step.only() ? "ONLY " : "") + Names.qualified(id) + " DROP COLUMN " + Names.own(id));
	}

	@Override
	public List<String> alterColumnType(AlterColumnType step) {
		return List.of(column(step.object()) + " SET DATA TYPE " + this.definition.type(step.column()) + using(step));
	}

	private static String using(AlterColumnType step) {
		String name = Names.own(step.object());
		String type = "::" + step.column().type();
		return switch (step.conversion()) {
			case ASSIGNED -> "";
			case CAST -> " USING " + name + type;
			case TEXT -> " USING " + name + "::text" + type;
			case TEXTS -> " USING " + name + "::text[]" + type;
			case ELEMENT -> " USING CASE WHEN " + name + " IS NOT NULL THEN ARRAY[" + name + "]" + type + " END";
			case TEXT_ELEMENT ->
				" USING CASE WHEN " + name + " IS NOT NULL THEN ARRAY[" + name + "::text]" + type + " END";
			case JSON -> " USING to_" + step.column().type() + "(" + name + ")";
			case OF_JSON -> " USING (" + name + " #>> '{}')" + type;
			case LIST_OF_JSON -> " USING " + list(name) + type;
			case BYTES -> " USING CASE WHEN starts_with(" + name + "::text, '\\x') THEN " + name
					+ "::bytea ELSE convert_to(" + name + "::text, 'UTF8') END";
			case BIGINT -> " USING " + name + "::bigint" + type;
		};
	}

	/**
	 * A USING expression may not contain a query. The only function that turns JSON into
	 * an array without one fills a row, so a row type with a column of type text[] is
	 * used, here one of the catalog.
	 */
	private static String list(String name) {
		return "(jsonb_populate_record(NULL::pg_catalog.pg_class, jsonb_build_object('reloptions', " + name
				+ "))).reloptions";
	}

	@Override
	public List<String> setDefault(SetDefault step) {
		return List.of(only(step.object())
				+ ((step.expression() != null) ? " SET DEFAULT " + step.expression() : " DROP DEFAULT"));
	}

	@Override
	public List<String> dropExpression(DropExpression step) {
		return List.of(column(step.object()) + " DROP EXPRESSION");
	}

	@Override
	public List<String> setNotNull(SetNotNull step) {
		return List.of(column(step.object()) + " SET NOT NULL");
	}

	@Override
	public List<String> dropNotNull(DropNotNull step) {
		return List.of(column(step.object()) + " DROP NOT NULL");
	}

	@Override
	public List<String> addIdentity(AddIdentity add) {
		ObjectId id = add.object();
		Identity identity = add.identity();
		String sequence = Names.literal(Names.qualified(identity.sequence()));
		List<String> statements = new ArrayList<>();
		statements.add(column(id) + " ADD " + ColumnDefinition.identity(id, identity));
		if (identity.options().increment() > 0) {
			statements.add(SequencePrinter.advance(sequence, id));
		}
		return statements;
	}

	@Override
	public List<String> alterIdentity(AlterIdentity alter) {
		List<String> parts = new ArrayList<>();
		if (alter.from().always() != alter.to().always()) {
			parts.add(alter.to().always() ? "SET GENERATED ALWAYS" : "SET GENERATED BY DEFAULT");
		}
		SequencePrinter.changed(alter.from().options(), alter.to().options())
			.forEach((change) -> parts.add("SET " + change));
		if (SequencePrinter.isOutside(alter.from().options(), alter.to().options())) {
			parts.add("RESTART");
		}
		List<String> statements = new ArrayList<>();
		if (!parts.isEmpty()) {
			statements.add(column(alter.object()) + " " + String.join(" ", parts));
		}
		if (!alter.from().sequence().equals(alter.to().sequence())) {
			statements.add("ALTER SEQUENCE " + Names.qualified(alter.from().sequence()) + " RENAME TO "
					+ Names.own(alter.to().sequence()));
		}
		return statements;
	}

	@Override
	public List<String> dropIdentity(DropIdentity step) {
		return List.of(column(step.object()) + " DROP IDENTITY");
	}

	@Override
	public List<String> alterColumnSettings(AlterColumnSettings step) {
		return settings(step);
	}

	/**
	 * Write the settings that the definition of a new column cannot have.
	 */
	static List<String> added(ObjectId id, Column column) {
		Map<String, String> settings = new TreeMap<>(column.settings());
		settings.remove(Column.NOT_NULL);
		return settings(new AlterColumnSettings(id, settings, Set.of()));
	}

	static List<String> settings(AlterColumnSettings step) {
		List<String> statements = new ArrayList<>(ColumnAttributes.print(step));
		List<String> set = new ArrayList<>();
		Map<String, String> settings = new TreeMap<>(step.set());
		settings.keySet().removeIf(ColumnAttributes::isOne);
		settings.forEach((name, value) -> {
			if (WORDS.contains(name)) {
				statements.add(only(step.object()) + " SET " + name + " " + value);
			}
			else {
				set.add(name + "=" + value);
			}
		});
		Set<String> reset = new TreeSet<>(step.reset());
		reset.removeIf(ColumnAttributes::isOne);
		for (String name : DEFAULTS.keySet().stream().sorted().filter(reset::remove).toList()) {
			statements.add(only(step.object()) + " SET " + name + " " + DEFAULTS.get(name));
		}
		if (!set.isEmpty()) {
			statements.add(only(step.object()) + " SET (" + Options.list(set) + ")");
		}
		if (!reset.isEmpty()) {
			statements.add(only(step.object()) + " RESET (" + Names.quoteAll(reset) + ")");
		}
		return statements;
	}

	private static String table(ObjectId column) {
		return "ALTER TABLE " + Names.qualified(column);
	}

	private static String column(ObjectId column) {
		return table(column) + " ALTER COLUMN " + Names.own(column);
	}

	/**
	 * The setting belongs to the table alone, not to its partitions and children.
	 */
	private static String only(ObjectId column) {
		return "ALTER TABLE ONLY " + Names.qualified(column) + " ALTER COLUMN " + Names.own(column);
	}

}
