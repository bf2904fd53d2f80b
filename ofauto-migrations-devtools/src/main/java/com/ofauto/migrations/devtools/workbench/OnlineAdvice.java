package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.online.OnlineRemark;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType.Conversion;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue.Kind;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.sql.Quotes;
import com.ofauto.migrations.verdict.SaferForm;
import org.jspecify.annotations.Nullable;

/**
 * The ways around a step that has no online form, with its own names: first the new thing
 * beside the old one, then the rows, then the old thing goes.
 */
final class OnlineAdvice {

	/** The types of keys that a backfill follows. */
	private static final Pattern FOLLOWED = Pattern.compile("smallint|integer|bigint|text|uuid|date"
			+ "|(numeric|character varying|character|timestamp|timestamp without time zone|timestamp with time zone)\\b.*");

	private final DatabaseSchema before;

	private final DatabaseSchema wanted;

	/**
	 * Create the advice for a change.
	 * @param before the schema before it, with the names after it
	 * @param wanted the schema after it
	 */
	OnlineAdvice(DatabaseSchema before, DatabaseSchema wanted) {
		this.before = before;
		this.wanted = wanted;
	}

	/**
	 * Return the sentences and the ways for some remarks.
	 */
	List<OnlineNote> notes(List<OnlineRemark> remarks) {
		return remarks.stream()
			.map((remark) -> new OnlineNote(OnlineText.sentence(remark), inFile(remark), of(remark)))
			.toList();
	}

	private static OnlineNote.InFile inFile(OnlineRemark remark) {
		return switch (remark.reason()) {
			case NOT_FILLED -> OnlineNote.InFile.STATEMENTS;
			case MAY_LACK_VALUES, REQUIRED_WITHOUT_DEFAULT -> OnlineNote.InFile.NOTHING;
			default -> OnlineNote.InFile.SENTENCE;
		};
	}

	private List<SaferForm.Step> of(OnlineRemark remark) {
		return switch (remark.reason()) {
			case OTHER_TYPE -> otherType((AlterColumnType) remark.step());
			case REQUIRED_AND_FILLED -> filled((AddColumn) remark.step(), this.before);
			case NOT_FILLED -> filled((AddColumn) remark.step(), this.wanted).subList(1, 2);
			case RENAMED -> renamed((RenameObject) remark.step());
			case MAY_LACK_VALUES -> lacking(remark.step());
			case REQUIRED_WITHOUT_DEFAULT -> required((AddColumn) remark.step());
			case PARTITIONED, EXCLUSION, PERIOD, COMPUTED, ATTACHED, STORAGE, TOGETHER, NO_FORM -> List.of();
		};
	}

	private List<SaferForm.Step> otherType(AlterColumnType change) {
		ObjectId column = change.object();
		boolean cast = change.conversion() == Conversion.ASSIGNED || change.conversion() == Conversion.CAST;
		if (!cast || isOfPartitions(column)) {
			return List.of();
		}
		String table = table(column);
		String own = Quotes.name(column.part());
		String type = change.column().type();
		List<SaferForm.Step> steps = new ArrayList<>(
				SaferForm.ofOtherType(table, own, type, isOfTheKey(column), key(column, this.before)).migrations());
		CopyTrigger copy = new CopyTrigger(table, Quotes.name(column.name() + "_" + column.part() + "_copy"));
		String add = steps.get(0).sql();
		String fresh = add.substring(("ALTER TABLE " + table + " ADD COLUMN ").length(), add.lastIndexOf(" " + type));
		steps.set(0, new SaferForm.Step(steps.get(0).what(),
				add + "\n" + copy.create("NEW." + fresh + " := NEW." + own + "::" + type + ";")));
		steps.set(2, new SaferForm.Step(steps.get(2).what(), copy.drop() + "\n" + steps.get(2).sql()));
		return steps;
	}

	private List<SaferForm.Step> filled(AddColumn add, DatabaseSchema schema) {
		Column column = add.column();
		String value = (column.value() != null) ? column.value().expression() : "";
		return SaferForm
			.ofFilledColumn(table(add.object()), Quotes.name(column.name()), column.type(), value, column.notNull(),
					key(add.object(), schema))
			.migrations();
	}

	private List<SaferForm.Step> required(AddColumn add) {
		Column column = add.column();
		return isOfPartitions(add.object()) ? List.of()
				: SaferForm
					.ofRequiredColumn(table(add.object()), Quotes.name(column.name()), column.type(),
							key(add.object(), this.before))
					.migrations();
	}

	private List<SaferForm.Step> lacking(Step step) {
		String column = (step instanceof AddConstraint add) ? add.constraint().columns().get(0) : step.object().part();
		return SaferForm.values(table(step.object()), Quotes.name(column), key(step.object(), this.before))
			.stream()
			.toList();
	}

	private List<SaferForm.Step> renamed(RenameObject rename) {
		return switch (rename.from().kind()) {
			case TABLE -> renamedTable(rename);
			case COLUMN -> renamedColumn(rename);
			default -> List.of();
		};
	}

	/**
	 * A view over one table takes what is written to it.
	 */
	private static List<SaferForm.Step> renamedTable(RenameObject rename) {
		String old = table(rename.from());
		String fresh = table(rename.to());
		return List.of(
				new SaferForm.Step("in one migration, with the privileges of " + old + " for the view",
						(rename.from().schema().equals(rename.to().schema())
								? "ALTER TABLE " + old + " RENAME TO " + Quotes.name(rename.to().name()) + ";\n" : "")
								+ "CREATE VIEW " + old + " AS SELECT * FROM " + fresh + ";"),
				new SaferForm.Step("in a later migration, when no release uses " + old, "DROP VIEW " + old + ";"));
	}

	private List<SaferForm.Step> renamedColumn(RenameObject rename) {
		ObjectId to = rename.to();
		Column column = column(to, this.wanted);
		if (column == null || isOfPartitions(to)) {
			return List.of();
		}
		String table = table(to);
		String old = Quotes.name(rename.from().part());
		String fresh = Quotes.name(to.part());
		String key = key(to, this.before);
		CopyTrigger copy = new CopyTrigger(table, Quotes.name(to.name() + "_" + to.part() + "_copy"));
		return List.of(
				new SaferForm.Step("in one migration, with a trigger that keeps " + old + " and " + fresh + " equal",
						"ALTER TABLE " + table + " ADD COLUMN " + fresh + " " + column.type() + ";\n"
								+ copy.create(equal(old, fresh))),
				SaferForm.filling(table, fresh + " = " + old, fresh + " IS NULL AND " + old + " IS NOT NULL",
						fresh.equals(key) ? old : key),
				new SaferForm.Step(
						"in a later migration, when no release uses " + old + ", and " + fresh
								+ " has the default and the rules of " + old,
						copy.drop() + "\nALTER TABLE " + table + " DROP COLUMN " + old + ";"));
	}

	private static String equal(String old, String fresh) {
		return """
				IF TG_OP = 'INSERT' THEN
				    NEW.%2$s := coalesce(NEW.%2$s, NEW.%1$s);
				    NEW.%1$s := NEW.%2$s;
				  ELSIF NEW.%1$s IS DISTINCT FROM OLD.%1$s THEN
				    NEW.%2$s := NEW.%1$s;
				  ELSIF NEW.%2$s IS DISTINCT FROM OLD.%2$s THEN
				    NEW.%1$s := NEW.%2$s;
				  END IF;""".formatted(old, fresh);
	}

	/**
	 * The column of a table's primary key, if a backfill can follow it.
	 * @param part what the table has
	 * @param schema the schema in which the backfill runs
	 */
	private static @Nullable String key(ObjectId part, DatabaseSchema schema) {
		for (SchemaObject object : schema.objects().values()) {
			if (object instanceof Constraint key && key.kind() == Constraint.Kind.PRIMARY_KEY
					&& key.id().isPartOf(tableId(part)) && key.columns().size() == 1) {
				String name = key.columns().get(0);
				Column column = column(tableId(part).part(ObjectKind.COLUMN, name), schema);
				if (column != null && (column.value() == null || column.value().kind() == Kind.DEFAULT)
						&& FOLLOWED.matcher(column.type()).matches()) {
					return Quotes.name(name);
				}
			}
		}
		return null;
	}

	private boolean isOfTheKey(ObjectId column) {
		return this.wanted.objects()
			.values()
			.stream()
			.anyMatch((object) -> object instanceof Constraint key && key.kind() == Constraint.Kind.PRIMARY_KEY
					&& key.id().isPartOf(tableId(column)) && key.columns().contains(column.part()));
	}

	private boolean isOfPartitions(ObjectId column) {
		return this.wanted.objects().get(tableId(column)) instanceof Table table && table.partitionKey() != null;
	}

	private static @Nullable Column column(ObjectId column, DatabaseSchema schema) {
		return (schema.objects().get(tableId(column)) instanceof Table table) ? table.columns().get(column.part())
				: null;
	}

	private static ObjectId tableId(ObjectId column) {
		return ObjectId.of(ObjectKind.TABLE, column.schema(), column.name());
	}

	private static String table(ObjectId id) {
		return (id.schema().isEmpty() ? "" : Quotes.name(id.schema()) + ".") + Quotes.name(id.name());
	}

	/**
	 * A trigger that copies one column to another at each write.
	 *
	 * @param table the table as SQL has it
	 * @param name the name of the trigger and of its function
	 */
	private record CopyTrigger(String table, String name) {

		String create(String body) {
			return """
					CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
					  %2$s
					  RETURN NEW;
					END $$;
					CREATE TRIGGER %1$s BEFORE INSERT OR UPDATE ON %3$s FOR EACH ROW EXECUTE FUNCTION %1$s();"""
				.formatted(this.name, body, this.table);
		}

		String drop() {
			return "DROP TRIGGER " + this.name + " ON " + this.table + ";\nDROP FUNCTION " + this.name + "();";
		}

	}

}
