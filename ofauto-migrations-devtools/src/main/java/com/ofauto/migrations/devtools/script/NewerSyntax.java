package com.ofauto.migrations.devtools.script;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetInheritance;
import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Finds the statements of a script that an older PostgreSQL does not understand. Routine
 * bodies in text form are not searched, because they may depend on the version that runs
 * them.
 */
public final class NewerSyntax {

	private static final Pattern QUOTED = Pattern
		.compile("'(?:[^']|'')*+'|(\\$[A-Za-z0-9_]*\\$).*?\\1|\"(?:[^\"]|\"\")*+\"", Pattern.DOTALL);

	private static final Pattern NUMERIC = Pattern.compile("\\bnumeric\\((\\d+),(-?\\d+)\\)");

	private final ScriptWriter writer;

	private final DatabaseSchema schema;

	private final NewFunctions functions;

	/**
	 * Create a finder.
	 * @param writer writes the script
	 * @param schema the schema that the script builds
	 */
	public NewerSyntax(ScriptWriter writer, DatabaseSchema schema) {
		this.writer = writer;
		this.schema = schema;
		this.functions = new NewFunctions(schema);
	}

	/**
	 * Find the statements that a version does not understand.
	 * @param change the steps of the script
	 * @param version the version that has to run it
	 * @return the statements, in the order of the script
	 */
	public List<NewerStatement> of(Difference change, int version) {
		return change.steps().stream().flatMap((step) -> of(step, version)).toList();
	}

	private Stream<NewerStatement> of(Step step, int version) {
		return this.writer.statements(step)
			.stream()
			.flatMap((statement) -> newest(step, statement).filter((novelty) -> novelty.since() > version)
				.map((novelty) -> new NewerStatement(statement, novelty, what(novelty, statement)))
				.stream());
	}

	private Optional<VersionFeature> newest(Step step, String statement) {
		String bare = bare(statement);
		return Arrays.stream(VersionFeature.values())
			.filter((novelty) -> isIn(novelty, step, statement, bare))
			.max(Comparator.comparingInt(VersionFeature::since));
	}

	private static String bare(String statement) {
		return QUOTED.matcher(statement).replaceAll((quoted) -> quoted.group().startsWith("\"") ? "\"\"" : "''");
	}

	private String what(VersionFeature novelty, String statement) {
		if (novelty.place() != VersionFeature.Place.CALL) {
			return novelty.what();
		}
		Set<String> names = this.functions.in(bare(statement), novelty.since());
		return ((names.size() == 1) ? "the function " : "the functions ") + String.join(", ", names);
	}

	private boolean isIn(VersionFeature novelty, Step step, String statement, String bare) {
		return switch (novelty.place()) {
			case ANYWHERE -> novelty.isIn(bare);
			case CALL -> !this.functions.in(bare, novelty.since()).isEmpty();
			case CHILD_TABLE -> computesOtherwise(step);
			case COLLATION ->
				step instanceof CreateObject create && create.created() instanceof Collation && novelty.isIn(statement);
			case FOREIGN_TABLE ->
				table(step).filter((table) -> table.foreign() != null).isPresent() && novelty.isIn(bare);
			case PARTITIONED_TABLE ->
				table(step).filter((table) -> table.partitionKey() != null).isPresent() && novelty.isIn(bare);
			case PARENT_TABLE -> table(step).filter(this::hasPartitions).isPresent() && novelty.isIn(bare);
			case NOT_NULL -> hasNotNull(step);
			case NUMERIC -> NUMERIC.matcher(bare).results().anyMatch((type) -> {
				int scale = Integer.parseInt(type.group(2));
				return scale < 0 || scale > Integer.parseInt(type.group(1));
			});
		};
	}

	/**
	 * The table that the step changes, itself or a part of it.
	 */
	private Optional<Table> table(Step step) {
		ObjectId id = step.object();
		return (step instanceof CreateTable create) ? Optional.of(create.table())
				: this.schema.find(ObjectId.of(ObjectKind.TABLE, id.schema(), id.name()))
					.filter(Table.class::isInstance)
					.map(Table.class::cast);
	}

	private boolean hasPartitions(Table table) {
		return this.schema.all(Table.class)
			.stream()
			.anyMatch((other) -> other.partition() != null && other.partition().parent().equals(table.id()));
	}

	private boolean computesOtherwise(Step step) {
		if (step instanceof CreateTable create) {
			return create.table()
				.parents()
				.stream()
				.anyMatch((parent) -> create.table()
					.columns()
					.values()
					.stream()
					.anyMatch((column) -> !column.inherited() && isGenerated(column)
							&& column(parent, column.name()).isPresent()));
		}
		return step instanceof SetInheritance inheritance && inheritance.inherits()
				&& table(step).stream()
					.flatMap((table) -> table.columns().values().stream())
					.anyMatch((column) -> isGenerated(column) && column(inheritance.parent(), column.name())
						.filter((other) -> !Objects.equals(column.value(), other.value()))
						.isPresent());
	}

	private Optional<Column> column(ObjectId table, String name) {
		return this.schema.find(table).map(Table.class::cast).map((found) -> found.columns().get(name));
	}

	private static boolean isGenerated(Column column) {
		return column.value() != null && column.value().kind() != ColumnValue.Kind.DEFAULT;
	}

	private static boolean hasNotNull(Step step) {
		if (step instanceof CreateTable create) {
			return create.constraints().stream().anyMatch(NewerSyntax::isNotNull);
		}
		return step instanceof ConstraintStep constraint && isNotNull(constraint.constraint()) && !constraint.domain();
	}

	private static boolean isNotNull(Constraint constraint) {
		return constraint.kind() == Constraint.Kind.NOT_NULL;
	}

}
