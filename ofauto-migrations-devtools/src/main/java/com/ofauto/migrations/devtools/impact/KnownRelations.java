package com.ofauto.migrations.devtools.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.sql.Quotes;
import com.ofauto.migrations.impact.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * The relations that were there before a migration, by the names that they had then. A
 * second session asks for a name when the first one has locked the relation: it sees what
 * was there before the transaction.
 */
final class KnownRelations {

	private static final String ALL = "SELECT c.oid::pg_catalog.int8 FROM pg_catalog.pg_class c WHERE c.oid"
			+ CatalogQuery.OWN + " AND c.relkind OPERATOR(pg_catalog.<>) 't'"
			+ " AND pg_catalog.strpos(c.relname, '_prisma_migrations') OPERATOR(pg_catalog.<>) 1"
			+ " AND c.relnamespace OPERATOR(pg_catalog.<>) 99::pg_catalog.oid";

	private static final String NAMES = """
			SELECT c.oid::pg_catalog.int8, n.nspname, pg_catalog.quote_ident(n.nspname),
				pg_catalog.quote_ident(c.relname), c.relkind::pg_catalog.text, i.indrelid::pg_catalog.int8
			FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid == c.relnamespace
				LEFT JOIN pg_catalog.pg_index i ON i.indexrelid == c.oid
				LEFT JOIN pg_catalog.pg_class t ON t.oid == i.indrelid
			WHERE c.oid == ANY %s AND NOT coalesce(t.relname, c.relname) == '_prisma_migrations'
				AND pg_catalog.strpos(n.nspname, 'pg_') OPERATOR(pg_catalog.<>) 1
			ORDER BY n.nspname, c.relname""".formatted(CatalogQuery.OIDS);

	private final CatalogQuery second;

	private final String schema;

	private final String prefix;

	private final Set<Long> before = new HashSet<>();

	private final Set<Long> asked = new HashSet<>();

	private final Map<Long, KnownRelation> known = new LinkedHashMap<>();

	/**
	 * Creates an empty memory.
	 * @param second another session of the same database, in no transaction
	 * @param schema the schema whose name is left out
	 */
	KnownRelations(CatalogQuery second, String schema) {
		this.second = second;
		this.schema = schema;
		this.prefix = Quotes.name(schema) + ".";
	}

	/**
	 * A migration begins.
	 */
	void begin(CatalogQuery session) throws SQLException {
		beginUnseen();
		session.run(ALL, (row) -> this.before.add(row.getLong(1)));
	}

	/**
	 * A migration begins at which nobody looks.
	 */
	void beginUnseen() {
		this.before.clear();
		this.asked.clear();
		this.known.clear();
	}

	/**
	 * Asks for the names of relations.
	 */
	void learn(Collection<Long> oids) throws SQLException {
		List<Long> wanted = new ArrayList<>(oids);
		wanted.removeIf((oid) -> !this.before.contains(oid) || !this.asked.add(oid));
		if (wanted.isEmpty()) {
			return;
		}
		List<Long> tables = new ArrayList<>();
		this.second.run(NAMES, CatalogQuery.array(wanted), (row) -> {
			KnownRelation relation = relation(row);
			if (relation != null) {
				this.known.put(relation.oid(), relation);
				if (relation.table() != null) {
					tables.add(relation.table());
				}
			}
		});
		learn(tables);
	}

	private @Nullable KnownRelation relation(ResultSet row) throws SQLException {
		RelationKind kind = RelationKind.ofCatalog(row.getString(5));
		if (kind == null) {
			return null;
		}
		String name = row.getString(4);
		String qualified = row.getString(3) + "." + name;
		long table = row.getLong(6);
		return new KnownRelation(row.getLong(1), row.getString(2).equals(this.schema) ? name : qualified, qualified,
				kind, (table != 0) ? table : null);
	}

	/**
	 * The name of a type, without the default schema.
	 */
	String shorten(String type) {
		return type.startsWith(this.prefix) ? type.substring(this.prefix.length()) : type;
	}

	@Nullable KnownRelation get(long oid) {
		return this.known.get(oid);
	}

	String name(long oid) {
		KnownRelation relation = this.known.get(oid);
		return (relation != null) ? relation.name() : "";
	}

	Set<Long> oids() {
		return this.known.keySet();
	}

	Collection<KnownRelation> all() {
		return this.known.values();
	}

	/**
	 * Whether there was none, so that a migration can touch none.
	 */
	boolean none() {
		return this.before.isEmpty();
	}

	void learnAll() throws SQLException {
		learn(List.copyOf(this.before));
	}

}
