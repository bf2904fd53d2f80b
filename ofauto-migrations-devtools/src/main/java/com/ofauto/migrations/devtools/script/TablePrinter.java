package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.diff.step.TableStep.AttachPartition;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.diff.step.TableStep.DeclareColumns;
import com.ofauto.migrations.devtools.diff.step.TableStep.DetachPartition;
import com.ofauto.migrations.devtools.diff.step.TableStep.DropTable;
import com.ofauto.migrations.devtools.diff.step.TableStep.RequireEmpty;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetAccessMethod;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetForeignOptions;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetInheritance;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetLogged;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetOptions;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetReplicaIdentity;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetRowSecurity;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetTableType;
import com.ofauto.migrations.devtools.schema.ForeignTable;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.RowSecurity;

/**
 * Writes changes of tables.
 */
final class TablePrinter implements TableStep.Visitor<List<String>> {

	private final TableDefinition definition = new TableDefinition();

	@Override
	public List<String> createTable(CreateTable step) {
		return this.definition.print(step);
	}

	@Override
	public List<String> dropTable(DropTable step) {
		return List.of((step.table().foreign() != null) ? "DROP FOREIGN TABLE " + Names.qualified(step.object())
				: "DROP TABLE " + Names.qualified(step.object()));
	}

	@Override
	public List<String> requireEmpty(RequireEmpty step) {
		return change(step, "ADD CONSTRAINT rows_would_be_lost CHECK (false)");
	}

	@Override
	public List<String> attachPartition(AttachPartition step) {
		return List.of("ALTER TABLE " + Names.qualified(step.partition().parent()) + " ATTACH PARTITION "
				+ Names.qualified(step.object()) + " " + step.partition().bound());
	}

	@Override
	public List<String> detachPartition(DetachPartition step) {
		return List.of("ALTER TABLE " + Names.qualified(step.parent()) + " DETACH PARTITION "
				+ Names.qualified(step.object()));
	}

	@Override
	public List<String> setInheritance(SetInheritance step) {
		return change(step, (step.inherits() ? "INHERIT " : "NO INHERIT ") + Names.qualified(step.parent()));
	}

	/**
	 * DROP COLUMN … CASCADE also drops the generated columns that use the column.
	 */
	@Override
	public List<String> declareColumns(DeclareColumns step) {
		String standIn = Names.qualified(step.standIn());
		String alter = "ALTER TABLE " + Names.qualified(step.object());
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + standIn + " (LIKE " + Names.qualified(step.object())
				+ " INCLUDING CONSTRAINTS INCLUDING GENERATED)");
		statements.add("ALTER TABLE " + standIn + " "
				+ step.columns()
					.stream()
					.map((column) -> "DROP COLUMN IF EXISTS " + Names.quote(column) + " CASCADE")
					.collect(Collectors.joining(", ")));
		statements.add(alter + " INHERIT " + standIn);
		step.parents().forEach((parent) -> statements.add(alter + " NO INHERIT " + Names.qualified(parent)));
		step.parents().forEach((parent) -> statements.add(alter + " INHERIT " + Names.qualified(parent)));
		statements.add(alter + " NO INHERIT " + standIn);
		statements.add("DROP TABLE " + standIn);
		return statements;
	}

	@Override
	public List<String> setTableType(SetTableType step) {
		return change(step, (step.type() != null) ? "OF " + step.type() : "NOT OF");
	}

	@Override
	public List<String> setLogged(SetLogged step) {
		return change(step, step.logged() ? "SET LOGGED" : "SET UNLOGGED");
	}

	@Override
	public List<String> setAccessMethod(SetAccessMethod step) {
		return change(step, "SET ACCESS METHOD " + ((step.method() != null) ? Names.quote(step.method()) : "heap"));
	}

	@Override
	public List<String> setOptions(SetOptions step) {
		String words = words(step.object());
		List<String> statements = new ArrayList<>();
		if (!step.set().isEmpty()) {
			statements.add(words + Names.qualified(step.object()) + " SET (" + Options.list(step.set()) + ")");
		}
		if (!step.reset().isEmpty()) {
			statements.add(words + Names.qualified(step.object()) + " RESET ("
					+ step.reset().stream().map(Options::quoted).collect(Collectors.joining(", ")) + ")");
		}
		return statements;
	}

	@Override
	public List<String> setForeignOptions(SetForeignOptions step) {
		return change(step, foreignOptions(step.from(), step.to()));
	}

	@Override
	public List<String> setRowSecurity(SetRowSecurity step) {
		List<String> statements = new ArrayList<>();
		String words = "ALTER TABLE " + Names.qualified(step.object());
		if (isEnabled(step.from()) != isEnabled(step.to())) {
			statements.add(words + (isEnabled(step.to()) ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
		}
		if (isForced(step.from()) != isForced(step.to())) {
			statements.add(words + (isForced(step.to()) ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
		}
		return statements;
	}

	@Override
	public List<String> setReplicaIdentity(SetReplicaIdentity step) {
		return change(step, "REPLICA IDENTITY " + step.identity());
	}

	private static List<String> change(TableStep step, String change) {
		return List.of(words(step.object()) + Names.qualified(step.object()) + " " + change);
	}

	private static String words(ObjectId relation) {
		return switch (relation.kind()) {
			case VIEW -> "ALTER VIEW ";
			case MATERIALIZED_VIEW -> "ALTER MATERIALIZED VIEW ";
			default -> "ALTER TABLE ";
		};
	}

	private static boolean isEnabled(RowSecurity security) {
		return security == RowSecurity.ENABLED || security == RowSecurity.FORCED;
	}

	private static boolean isForced(RowSecurity security) {
		return security == RowSecurity.FORCED || security == RowSecurity.FORCED_BUT_DISABLED;
	}

	private static String foreignOptions(ForeignTable from, ForeignTable to) {
		Map<String, String> before = byName(from);
		Map<String, String> after = byName(to);
		List<String> parts = new ArrayList<>();
		after.forEach((name, value) -> {
			if (!value.equals(before.get(name))) {
				parts
					.add((before.containsKey(name) ? "SET " : "ADD ") + Names.quote(name) + " " + Names.literal(value));
			}
		});
		before.keySet()
			.stream()
			.filter((name) -> !after.containsKey(name))
			.forEach((name) -> parts.add("DROP " + Names.quote(name)));
		return "OPTIONS (" + String.join(", ", parts) + ")";
	}

	private static Map<String, String> byName(ForeignTable table) {
		return table.options()
			.stream()
			.collect(Collectors.toMap(Options::name, Options::value, (first, second) -> second, TreeMap::new));
	}

}
