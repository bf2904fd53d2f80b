package com.ofauto.migrations.impact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.ofauto.migrations.json.JsonFields;
import com.ofauto.migrations.json.JsonFields.Field;
import com.ofauto.migrations.json.JsonReader;

/**
 * Reads the impact of a migration.
 */
final class ImpactReader {

	/** No script has more. */
	private static final int MOST_STATEMENTS = 1_000_000;

	private final JsonReader json;

	ImpactReader(String text) {
		this.json = new JsonReader(text);
	}

	MigrationImpact read() {
		JsonFields fields = new JsonFields(this.json);
		Field<Integer> format = fields.add("format", this::format);
		Field<String> script = fields.add("script", this.json::string);
		Field<String> history = fields.add("history", this.json::string);
		Field<String> server = fields.add("server", this.json::string);
		Field<List<StatementImpact>> statements = fields.add("statements", this::statements);
		Field<List<CreatedRelation>> creates = fields.add("creates", () -> this.json.list(this::created));
		Field<List<RenamedRelation>> renames = fields.add("renames", () -> this.json.list(this::renamed));
		Field<RollbackImpact> rollback = fields.add("rollback", this::rollback);
		fields.read();
		this.json.end();
		format.required();
		return new MigrationImpact(script.required(), history.required(), server.required(), statements.or(List.of()),
				creates.or(List.of()), renames.or(List.of()), rollback.optional());
	}

	private Integer format() {
		int place = this.json.place();
		int format = this.json.integer();
		if (format != ImpactText.FORMAT) {
			throw this.json.failure(place, "the format is " + format + " and not " + ImpactText.FORMAT
					+ ((format > ImpactText.FORMAT) ? "; a newer version of the library has written it" : ""));
		}
		return format;
	}

	private CreatedRelation created() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> relation = fields.add("relation", this.json::string);
		Field<RelationKind> kind = fields.add("kind", this::kind);
		Field<String> table = fields.add("table", this.json::string);
		Field<Boolean> rowsUnknown = fields.add("rowsUnknown", this.json::bool);
		fields.read();
		return new CreatedRelation(relation.required(), kind.or(RelationKind.TABLE), table.optional(),
				rowsUnknown.or(false));
	}

	private RenamedRelation renamed() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> from = fields.add("from", this.json::string);
		Field<String> to = fields.add("to", this.json::string);
		fields.read();
		return new RenamedRelation(from.required(), to.required());
	}

	private RelationKind kind() {
		return one(RelationKind.values(), ImpactReader::word);
	}

	private RollbackImpact rollback() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> script = fields.add("script", this.json::string);
		Field<Boolean> undoes = fields.add("undoes", this.json::bool);
		Field<RollbackLosses> loses = fields.add("loses", this::losses);
		fields.read();
		return new RollbackImpact(script.required(), undoes.required(), loses.optional());
	}

	private RollbackLosses losses() {
		JsonFields fields = new JsonFields(this.json);
		Field<List<DroppedObject>> drops = fields.add("drops", () -> this.json.list(this::drop));
		Field<List<ColumnChange>> converts = fields.add("converts", () -> this.json.list(this::column));
		Field<List<String>> writes = fields.add("writes", this::strings);
		fields.read();
		return new RollbackLosses(drops.or(List.of()), converts.or(List.of()), writes.or(List.of()));
	}

	RollbackLosses readLosses() {
		RollbackLosses losses = losses();
		this.json.end();
		return losses;
	}

	private List<StatementImpact> statements() {
		List<StatementImpact> statements = new ArrayList<>();
		this.json.list(() -> {
			int place = this.json.place();
			List<StatementImpact> alike = statement();
			if (alike.isEmpty() || alike.size() > MOST_STATEMENTS - statements.size()) {
				throw this.json.failure(place, "a count is from 1 to " + MOST_STATEMENTS + " statements in all");
			}
			return statements.addAll(alike);
		});
		return statements;
	}

	private List<StatementImpact> statement() {
		JsonFields fields = new JsonFields(this.json);
		Field<Integer> line = fields.add("line", this.json::integer);
		Field<Integer> count = fields.add("count", this.json::integer);
		Field<String> command = fields.add("command", this.json::string);
		Field<Integer> transaction = fields.add("transaction", this.json::integer);
		Field<Boolean> alone = fields.add("alone", this.json::bool);
		Field<List<RelationLock>> locks = fields.add("locks", () -> this.json.list(this::lock));
		Field<List<String>> released = fields.add("released", this::strings);
		Field<List<String>> rewrites = fields.add("rewrites", this::strings);
		Field<List<String>> scans = fields.add("scans", this::strings);
		Field<List<String>> builds = fields.add("builds", this::strings);
		Field<List<String>> fills = fields.add("fills", this::strings);
		Field<List<DroppedObject>> drops = fields.add("drops", () -> this.json.list(this::drop));
		Field<List<ColumnChange>> columns = fields.add("columns", () -> this.json.list(this::column));
		Field<List<AddedConstraint>> constraints = fields.add("constraints", () -> this.json.list(this::constraint));
		Field<Boolean> rowsUnknown = fields.add("rowsUnknown", this.json::bool);
		fields.read();
		return Collections.nCopies(count.or(1),
				new StatementImpact(line.required(), command.required(), transaction.or(1), alone.or(false),
						locks.or(List.of()), released.or(List.of()), rewrites.or(List.of()), scans.or(List.of()),
						builds.or(List.of()), fills.or(List.of()), drops.or(List.of()), columns.or(List.of()),
						constraints.or(List.of()), rowsUnknown.or(false)));
	}

	private RelationLock lock() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> relation = fields.add("relation", this.json::string);
		Field<RelationKind> kind = fields.add("kind", this::kind);
		Field<String> table = fields.add("table", this.json::string);
		Field<LockMode> mode = fields.add("mode", () -> one(LockMode.values(), LockMode::sql));
		fields.read();
		return new RelationLock(relation.required(), kind.or(RelationKind.TABLE), table.optional(), mode.required());
	}

	private DroppedObject drop() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> type = fields.add("type", this.json::string);
		Field<String> name = fields.add("name", this.json::string);
		fields.read();
		return new DroppedObject(type.required(), name.required());
	}

	private ColumnChange column() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> relation = fields.add("relation", this.json::string);
		Field<String> column = fields.add("column", this.json::string);
		Field<String> from = fields.add("from", this.json::string);
		Field<String> to = fields.add("to", this.json::string);
		fields.read();
		return new ColumnChange(relation.required(), column.required(), from.optional(), to.required());
	}

	private AddedConstraint constraint() {
		JsonFields fields = new JsonFields(this.json);
		Field<AddedConstraint.Kind> kind = fields.add("kind",
				() -> one(AddedConstraint.Kind.values(), ImpactReader::word));
		Field<String> relation = fields.add("relation", this.json::string);
		Field<String> name = fields.add("name", this.json::string);
		Field<List<String>> columns = fields.add("columns", this::strings);
		Field<String> definition = fields.add("definition", this.json::string);
		Field<Boolean> valid = fields.add("valid", this.json::bool);
		Field<String> references = fields.add("references", this.json::string);
		Field<List<String>> referenced = fields.add("referenced", this::strings);
		fields.read();
		return new AddedConstraint(kind.required(), relation.required(), name.optional(), columns.or(List.of()),
				definition.optional(), valid.or(true), references.optional(), referenced.or(List.of()));
	}

	private List<String> strings() {
		return this.json.list(this.json::string);
	}

	private <E extends Enum<E>> E one(E[] values, Function<E, String> words) {
		int place = this.json.place();
		String word = this.json.string();
		for (E value : values) {
			if (words.apply(value).equals(word)) {
				return value;
			}
		}
		throw this.json.failure(place,
				"\"" + word + "\" is not known here; a newer version of the library may have written it");
	}

	/**
	 * How a constant is written.
	 */
	static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
