package com.ofauto.migrations.devtools.workbench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.catalog.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the schema of an older server, which lacks some properties that a newer one has:
 * names of NOT NULL constraints, the privilege MAINTAIN in ALL, sequences that are
 * unlogged with their table. They are taken from the project.
 */
final class OlderServer {

	private static final int NAMES_IN_TABLES = 18;

	private static final int NAMES_IN_DOMAINS = 17;

	private static final int MAINTAINS = 17;

	private static final String MAINTAIN = "MAINTAIN";

	private static final int UNLOGGED_SEQUENCES = 15;

	/**
	 * From this version on, PUBLIC has no privilege to create objects in {@code public}.
	 */
	private static final int CLOSED_PUBLIC = 15;

	private static final ObjectId PUBLIC = ObjectId.of(ObjectKind.SCHEMA, "public");

	private final DatabaseSchema known;

	private final Map<ObjectId, SchemaObject> objects;

	private final Set<Grant> grants;

	private OlderServer(DatabaseSchema read, DatabaseSchema known) {
		this.known = known;
		this.objects = new LinkedHashMap<>(read.objects());
		this.grants = new HashSet<>(read.grants());
	}

	static DatabaseSchema like(DatabaseSchema read, DatabaseSchema known, DataSource live) {
		boolean tables = known.all(Table.class).stream().anyMatch(OlderServer::isNamed);
		boolean domains = known.all(Constraint.class).stream().anyMatch((constraint) -> isOfDomain(constraint, known));
		boolean sequences = known.all(Sequence.class).stream().anyMatch(Sequence::unlogged);
		if (!tables && !domains && !sequences && read.grants().equals(known.grants())) {
			return read;
		}
		int version = ServerVersion.major(live);
		OlderServer server = new OlderServer(read, known);
		if (version < NAMES_IN_TABLES) {
			read.all(Table.class).forEach(server::name);
		}
		if (version < NAMES_IN_DOMAINS) {
			read.all(Domain.class).forEach(server::name);
		}
		if (version < UNLOGGED_SEQUENCES) {
			read.all(Sequence.class).forEach(server::followTable);
		}
		server.grant(version);
		return new DatabaseSchema(server.objects, read.comments(), server.grants, read.dependencies(), read.marks());
	}

	private void grant(int version) {
		if (version < MAINTAINS) {
			this.known.grants()
				.stream()
				.filter((grant) -> grant.privilege().equals(MAINTAIN) && this.objects.containsKey(grant.object()))
				.forEach(this.grants::add);
		}
		if (version < CLOSED_PUBLIC) {
			this.grants.removeIf((grant) -> grant.object().equals(PUBLIC) && grant.grantee().equals("PUBLIC")
					&& grant.privilege().equals("CREATE") && !this.known.grants().contains(grant));
		}
	}

	private void followTable(Sequence sequence) {
		ObjectId owner = sequence.owner();
		boolean follows = owner != null
				&& this.objects.get(ObjectId.of(ObjectKind.TABLE, owner.schema(), owner.name())) instanceof Table table
				&& table.unlogged();
		if (follows && this.known.objects().get(sequence.id()) instanceof Sequence wanted && wanted.unlogged()) {
			this.objects.put(sequence.id(), new Sequence(sequence.id(), true, sequence.options(), owner));
		}
	}

	private static boolean isNamed(Table table) {
		return table.columns().values().stream().anyMatch((column) -> column.settings().containsKey(Column.NOT_NULL));
	}

	private static boolean isOfDomain(Constraint constraint, DatabaseSchema schema) {
		return constraint.kind() == Constraint.Kind.NOT_NULL
				&& schema.find(ObjectId.of(ObjectKind.DOMAIN, constraint.id().schema(), constraint.id().name()))
					.isPresent();
	}

	private void name(Table table) {
		if (!(this.known.objects().get(table.id()) instanceof Table wanted) || !isNamed(wanted)) {
			return;
		}
		Map<String, Column> columns = new LinkedHashMap<>(table.columns());
		columns.replaceAll((name, column) -> named(column, wanted.columns().get(name)));
		this.objects.put(table.id(),
				new Table(table.id(), columns, table.unlogged(), table.partitionKey(), table.partition(),
						table.parents(), table.ofType(), table.foreign(), table.rowSecurity(), table.replicaIdentity(),
						table.accessMethod(), table.options()));
	}

	private static Column named(Column column, @Nullable Column wanted) {
		String name = (wanted != null) ? wanted.settings().get(Column.NOT_NULL) : null;
		if (name == null || !column.notNull()) {
			return column;
		}
		Map<String, String> settings = new HashMap<>(column.settings());
		settings.put(Column.NOT_NULL, name);
		return new Column(column.name(), column.type(), column.collation(), true, column.value(), column.identity(),
				column.inherited(), settings);
	}

	private void name(Domain domain) {
		this.known.all(Constraint.class)
			.stream()
			.filter((constraint) -> domain.notNull() && constraint.id().isPartOf(domain.id())
					&& constraint.kind() == Constraint.Kind.NOT_NULL)
			.forEach((constraint) -> {
				this.objects.put(constraint.id(), constraint);
				this.objects.put(domain.id(),
						new Domain(domain.id(), domain.type(), domain.collation(), false, domain.defaultValue()));
			});
	}

}
