package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.StatementObserver;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * Looks behind each statement at the locks of its transaction and at the catalogs, and
 * says what has changed.
 */
final class StatementTracer implements StatementObserver, AutoCloseable {

	/** Tags of commands that run any code; what returns rows has none. */
	private static final Set<String> CODE = Set.of("", "DO", "CALL", "SELECT");

	private final Holders holders;

	private final CatalogQuery second;

	private final KnownRelations known;

	private final KnownObjects objects;

	private final Predicate<Migration> wanted;

	private final LeftBehind left;

	private final Map<String, MigrationImpact> traced = new LinkedHashMap<>();

	private final Map<String, String> formerNames = new HashMap<>();

	/** The statements of the transaction under way. */
	private final List<StatementImpact> open = new ArrayList<>();

	private final Map<Long, Detail> details = new HashMap<>();

	private final KnownDomains domains;

	private final Map<Long, RelationFile> files = new HashMap<>();

	private List<StatementImpact> statements = new ArrayList<>();

	private @Nullable String migration;

	private Glance before = Glance.NOTHING;

	private int transaction;

	private @Nullable CatalogQuery session;

	private @Nullable StillWatch watch;

	/**
	 * Creates a tracer.
	 * @param dataSource opens sessions of the database
	 * @param second one of them, for what was there before a transaction
	 * @param schema the schema whose name is left out
	 * @param wanted the migrations to look at
	 */
	StatementTracer(DataSource dataSource, CatalogQuery second, String schema, Predicate<Migration> wanted) {
		this.holders = new Holders(dataSource);
		this.second = second;
		this.left = new LeftBehind(second, schema);
		this.known = new KnownRelations(second, schema);
		this.objects = new KnownObjects(second, schema);
		this.domains = new KnownDomains(second);
		this.wanted = wanted;
	}

	/**
	 * What each migration that is wanted has done, in order, without digests and server.
	 */
	Map<String, MigrationImpact> traced() throws SQLException {
		end();
		return this.traced;
	}

	private boolean isSeen() {
		return this.migration != null;
	}

	private void end() throws SQLException {
		if (this.migration != null) {
			this.traced.put(this.migration, this.left.end(this.statements));
		}
		this.migration = null;
	}

	private CatalogQuery session() {
		return Objects.requireNonNull(this.session, "No migration has begun");
	}

	@Override
	public void begins(Migration migration, Connection connection) throws SQLException {
		if (this.session == null || !this.session.isOf(connection)) {
			this.session = new CatalogQuery(connection);
		}
		this.transaction = 0;
		this.formerNames.clear();
		end();
		this.statements = new ArrayList<>();
		if (this.wanted.test(migration)) {
			this.migration = migration.name();
			this.known.begin(session());
			this.left.begin();
		}
		else {
			this.known.beginUnseen();
		}
		forget();
	}

	private void forget() {
		this.open.clear();
		this.details.clear();
		this.domains.begin();
		this.files.clear();
		this.objects.begin();
		this.before = Glance.NOTHING;
	}

	@Override
	public void transactionBegins() throws SQLException {
		forget();
		if (isSeen()) {
			this.before = Glance.first(session());
		}
	}

	@Override
	public void ran(MigrationStatement statement, String command) throws SQLException {
		if (!isSeen()) {
			return;
		}
		renew(command);
		Glance after = this.before.next(session());
		this.known.learn(after.held().keySet());
		StatementDraft draft = new StatementDraft(statement, command, this.transaction + 1, this.known);
		draft.fills(this.left.filled(statement, draft.command(), this.before, after));
		if (!this.known.none()) {
			compare(draft, after);
		}
		this.open.add(draft.impact());
		this.before = after;
	}

	private void renew(String command) throws SQLException {
		if (CODE.contains(command.split(" ")[0])) {
			session().renewIfForgotten();
		}
	}

	private void compare(StatementDraft draft, Glance after) throws SQLException {
		draft.locks(this.before, after);
		files(draft, after);
		if (after.differsInDetail(this.before) || after.differsInDomains(this.before)) {
			Changes changes = compare(tables(after));
			if (after.differsInDomains(this.before)) {
				this.domains.compare(session(), after, this.known, changes);
			}
			draft.changes(changes);
		}
		draft.drops(this.objects.gone(session(), after.deletedSince(this.before), after.locked()));
		draft.scans(this.before, after);
		draft.rows(after);
	}

	/**
	 * What a relation had before the transaction, only another session can tell by now.
	 */
	private void files(StatementDraft draft, Glance after) throws SQLException {
		Set<Long> fresh = new LinkedHashSet<>(after.held().keySet());
		fresh.removeIf((oid) -> this.known.get(oid) == null || this.files.containsKey(oid));
		this.files.putAll(RelationFile.read(this.second, fresh));
		Map<Long, RelationFile> now = new HashMap<>();
		after.held().forEach((oid, held) -> now.put(oid, held.file()));
		draft.files(this.files, now, (oid) -> after.scans(oid) - this.before.scans(oid));
		this.files.putAll(now);
	}

	/**
	 * The relations whose catalog a statement may have changed: no definition has a
	 * weaker lock.
	 */
	private Set<Long> tables(Glance glance) {
		Set<Long> tables = new LinkedHashSet<>();
		glance.held().forEach((oid, held) -> {
			KnownRelation relation = this.known.get(oid);
			if (relation != null && relation.hasRows() && held.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0) {
				tables.add(oid);
			}
		});
		return tables;
	}

	private Changes compare(Set<Long> tables) throws SQLException {
		Set<Long> fresh = new LinkedHashSet<>(tables);
		fresh.removeAll(this.details.keySet());
		if (!fresh.isEmpty()) {
			this.details.putAll(Detail.read(this.second, fresh));
		}
		Map<Long, Detail> now = tables.isEmpty() ? Map.of() : Detail.read(session(), tables);
		Changes changes = new Changes(session(), this.known, this.formerNames);
		for (Map.Entry<Long, Detail> entry : now.entrySet()) {
			changes.add(entry.getKey(), before(entry.getKey()), entry.getValue());
		}
		this.details.putAll(now);
		return changes;
	}

	private Detail before(long oid) {
		return this.details.getOrDefault(oid, Detail.empty(null));
	}

	@Override
	public void transactionEnds(boolean committed) {
		this.transaction++;
		this.open.forEach((statement) -> this.statements.add(committed ? statement : StatementDraft.undone(statement)));
		forget();
	}

	@Override
	public void aloneBegins(MigrationStatement statement) throws SQLException {
		if (this.known.none()) {
			return;
		}
		forget();
		this.known.learnAll();
		this.objects.beginAlone(statement.text());
		MeantTables meant = MeantTables.of(statement.text(), this.known.all());
		Set<Long> tables = new LinkedHashSet<>();
		meant.tables().forEach((table) -> tables.add(table.oid()));
		this.details.putAll(Detail.read(session(), tables));
		this.files.putAll(RelationFile.read(session(), this.known.oids()));
		int[] pid = new int[1];
		session().run("SELECT pg_catalog.pg_backend_pid()", (row) -> pid[0] = row.getInt(1));
		this.watch = new StillWatch(this.holders, pid[0], statement.text(), meant);
	}

	@Override
	public void aloneEnds(MigrationStatement statement, @Nullable String command) throws SQLException {
		StillWatch watch = this.watch;
		this.watch = null;
		if (watch != null) {
			watch.close();
		}
		if (command == null) {
			return;
		}
		renew(command);
		this.transaction++;
		StatementDraft draft = new StatementDraft(statement, command, this.transaction, this.known);
		this.left.filledAlone(statement, draft.command());
		draft.alone((watch != null) ? watch.locks() : Map.of());
		if (watch == null) {
			this.statements.add(draft.impact());
			return;
		}
		Set<Long> tables = new LinkedHashSet<>(this.details.keySet());
		tables.removeIf((oid) -> this.known.get(oid) == null);
		draft.files(this.files, RelationFile.read(session(), this.known.oids()), (oid) -> Long.MAX_VALUE);
		draft.changes(compare(tables));
		draft.drops(this.objects.goneAlone(session()));
		draft.rowsAlone();
		this.statements.add(draft.impact());
		forget();
	}

	@Override
	public void passed(MigrationStatement statement) {
		StatementImpact impact = new StatementDraft(statement, "", this.transaction + 1, this.known).impact();
		(this.before == Glance.NOTHING ? this.statements : this.open).add(impact);
	}

	@Override
	public void close() {
		this.holders.close();
	}

}
