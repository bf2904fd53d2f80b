package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Merges a schema in Prisma's language with those parts of the history that the language
 * cannot express.
 * <table>
 * <caption>What happens to an object of the history</caption>
 * <tr>
 * <td>anything in a schema that the source does not list; extensions; tables of
 * PostGIS</td>
 * <td>stays</td>
 * </tr>
 * <tr>
 * <td>table, enum</td>
 * <td>stays if the source has it</td>
 * </tr>
 * <tr>
 * <td>partition, child, foreign table</td>
 * <td>stays as long as its parent; foreign tables always</td>
 * </tr>
 * <tr>
 * <td>order of an enum's values</td>
 * <td>see {@link EnumMerge}</td>
 * </tr>
 * <tr>
 * <td>column</td>
 * <td>see {@link ColumnMerge}</td>
 * </tr>
 * <tr>
 * <td>key, unique constraint, index</td>
 * <td>see {@link KeyMerge}</td>
 * </tr>
 * <tr>
 * <td>check, exclusion, expression index, extended statistics</td>
 * <td>stays as long as all its columns, which PostgreSQL requires</td>
 * </tr>
 * <tr>
 * <td>trigger, policy, rule, row security, storage of a table</td>
 * <td>stays as long as its table</td>
 * </tr>
 * <tr>
 * <td>view, routine, domain, composite type, range type, collation, cast, a sequence that
 * no column owns</td>
 * <td>stays, even if something that it needs is removed: then no migration is possible
 * until it is changed too</td>
 * </tr>
 * </table>
 */
final class PrismaMerge {

	private static final Pattern POSTGIS = Pattern
		.compile("(?i)spatial_ref_sys|geometry_columns|geography_columns|raster_columns|raster_overviews");

	private final MergedSchema merged = new MergedSchema();

	private final DatabaseSchema history;

	private final DatabaseSchema source;

	private final PrismaScope scope;

	private final Set<ObjectId> sameDefaults;

	private final Map<ObjectId, Set<ObjectId>> columnsOf;

	private final Map<ObjectId, Set<ObjectId>> sourceColumnsOf;

	/**
	 * Create a merge.
	 * @param sameDefaults the columns with the same default in history and source, in
	 * whatever spelling
	 */
	PrismaMerge(DatabaseSchema history, DatabaseSchema source, PrismaScope scope, Set<ObjectId> sameDefaults) {
		this.history = history;
		this.source = source;
		this.scope = scope;
		this.sameDefaults = sameDefaults;
		this.columnsOf = columns(history);
		this.sourceColumnsOf = columns(source);
	}

	private static Map<ObjectId, Set<ObjectId>> columns(DatabaseSchema schema) {
		return schema.dependencies()
			.stream()
			.filter((dependency) -> dependency.referenced().kind() == ObjectKind.COLUMN)
			.collect(Collectors.groupingBy(Dependency::dependent,
					Collectors.mapping(Dependency::referenced, Collectors.toSet())));
	}

	DatabaseSchema merge() {
		this.history.objects().values().stream().filter(this::isLeftAlone).forEach((object) -> {
			if (object instanceof Table table) {
				this.merged.keepWhole(table);
			}
			else {
				this.merged.keep(object);
			}
		});
		mergeSimple();
		mergeTables();
		this.scope.tables().forEach(this::mergeKeys);
		new ChildTables(this.history, this.merged, this.scope).keep();
		keepParts();
		return new ViewColumns(this.history, this.merged.toSchema(this.history, this.source)).adapt();
	}

	/**
	 * Take the objects that no source can describe.
	 */
	private boolean isLeftAlone(SchemaObject object) {
		ObjectId id = object.id();
		boolean inSchema = switch (id.kind()) {
			case SCHEMA, EXTENSION, CAST -> false;
			default -> true;
		};
		if (!inSchema || !this.scope.covers(id)) {
			return true;
		}
		return switch (id.kind()) {
			case DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, COLLATION, TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION,
					ROUTINE, VIEW, MATERIALIZED_VIEW ->
				true;
			case SEQUENCE -> ((Sequence) object).owner() == null;
			case TABLE -> ((Table) object).foreign() != null || isPostGis(id, id.name());
			case CONSTRAINT -> isPostGis(id, id.name());
			case INDEX -> isPostGis(id, ((Index) object).table().name());
			default -> false;
		};
	}

	/**
	 * Whether Prisma regards a table as one of PostGIS, which it ignores.
	 */
	private boolean isPostGis(ObjectId id, String table) {
		return POSTGIS.matcher(table).matches()
				&& !this.scope.tables().contains(ObjectId.of(ObjectKind.TABLE, id.schema(), table));
	}

	private void mergeSimple() {
		for (SchemaObject object : this.source.objects().values()) {
			boolean simple = switch (object.id().kind()) {
				case SCHEMA, EXTENSION, ENUM -> true;
				default -> false;
			};
			if (simple && this.scope.describes(object)) {
				SchemaObject before = this.history.find(object.id()).orElse(null);
				SchemaObject after = (before instanceof EnumType history && object instanceof EnumType type)
						? new EnumMerge(history, type).merge() : object;
				if (after.equals(before)) {
					this.merged.keep(after);
				}
				else {
					this.merged.put(after);
				}
			}
		}
	}

	private void mergeTables() {
		Map<ObjectId, Sequence> numberings = new HashMap<>();
		this.source.all(Sequence.class)
			.stream()
			.filter(this.scope::describes)
			.forEach((sequence) -> numberings.put(Objects.requireNonNull(sequence.owner()), sequence));
		List<Sequence> owned = this.history.all(Sequence.class)
			.stream()
			.filter((sequence) -> sequence.owner() != null)
			.toList();
		TableMerge tables = new TableMerge(this.merged, this.scope, owned, numberings, this.sameDefaults,
				new DomainTypes(this.history));
		for (Table table : this.source.all(Table.class)) {
			if (this.scope.describes(table)) {
				this.history.find(table.id())
					.map(Table.class::cast)
					.ifPresentOrElse((before) -> tables.merge(before, table), () -> {
						this.merged.put(table);
						table.columns().keySet().forEach((name) -> {
							Sequence numbering = numberings.get(table.columnId(name));
							if (numbering != null) {
								this.merged.put(numbering);
							}
						});
					});
			}
		}
	}

	private void mergeKeys(ObjectId table) {
		KeyMerge keys = new KeyMerge(this.merged, this.scope, constraints(this.history, table),
				indexes(this.history, table), this::columns);
		keys.merge(constraints(this.source, table), indexes(this.source, table));
		keys.keepInexpressible(this::remains);
	}

	/**
	 * Find the columns of an index, in the history if it has the same one.
	 */
	private Set<ObjectId> columns(Index index) {
		Map<ObjectId, Set<ObjectId>> columns = this.history.find(index.id()).filter(index::equals).isPresent()
				? this.columnsOf : this.sourceColumnsOf;
		return columns.getOrDefault(index.id(), Set.of());
	}

	private static List<Constraint> constraints(DatabaseSchema schema, ObjectId table) {
		return schema.all(Constraint.class).stream().filter((constraint) -> constraint.id().isPartOf(table)).toList();
	}

	private static List<Index> indexes(DatabaseSchema schema, ObjectId table) {
		return schema.all(Index.class).stream().filter((index) -> index.table().equals(table)).toList();
	}

	/**
	 * Whether all columns of an object still exist.
	 */
	private boolean remains(SchemaObject object) {
		if (object instanceof Constraint constraint) {
			ObjectId table = PrismaScope.tableOf(constraint.id());
			return constraint.columns()
				.stream()
				.allMatch((column) -> this.merged.has(table.part(ObjectKind.COLUMN, column)));
		}
		return this.columnsOf.getOrDefault(object.id(), Set.of()).stream().allMatch(this.merged::has);
	}

	/**
	 * Keep the objects that belong to kept tables, views and domains.
	 */
	private void keepParts() {
		for (SchemaObject object : this.history.objects().values()) {
			ObjectId id = object.id();
			boolean kept = switch (id.kind()) {
				case TRIGGER, RULE, POLICY -> hasOwner(id);
				case CONSTRAINT -> this.merged.has(ObjectId.of(ObjectKind.DOMAIN, id.schema(), id.name()));
				case INDEX -> ((Index) object).table().kind() == ObjectKind.MATERIALIZED_VIEW;
				case STATISTICS -> this.columnsOf.containsKey(id) && remains(object);
				default -> false;
			};
			if (kept) {
				this.merged.keep(object);
			}
		}
	}

	private boolean hasOwner(ObjectId part) {
		return List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)
			.stream()
			.anyMatch((kind) -> this.merged.has(ObjectId.of(kind, part.schema(), part.name())));
	}

}
