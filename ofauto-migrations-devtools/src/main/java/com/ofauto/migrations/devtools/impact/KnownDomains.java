package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The domains as they were before a statement. All types are read only where one may be
 * new.
 */
final class KnownDomains {

	private final CatalogQuery second;

	private @Nullable Map<Long, Detail> before;

	private long types;

	/**
	 * Creates an empty memory.
	 * @param second another session of the same database, in no transaction
	 */
	KnownDomains(CatalogQuery second) {
		this.second = second;
	}

	/**
	 * A transaction begins.
	 */
	void begin() {
		this.before = null;
		this.types = 0;
	}

	/**
	 * Compares the domains with what they were.
	 * @param glance what the transaction has done so far
	 * @param changes takes the rules that are new
	 */
	void compare(CatalogQuery session, Glance glance, KnownRelations known, Changes changes) throws SQLException {
		Map<Long, Detail> before = (this.before != null) ? this.before : Detail.domains(this.second);
		Map<Long, Detail> now = (glance.types() != this.types) ? Detail.domains(session)
				: Detail.domains(session, before.keySet());
		DomainChanges domains = new DomainChanges(session, known, changes);
		for (Map.Entry<Long, Detail> entry : now.entrySet()) {
			changes.constraints()
				.addAll(domains.added(entry.getKey(), before.getOrDefault(entry.getKey(), Detail.empty(null)),
						entry.getValue()));
		}
		this.before = now;
		this.types = glance.types();
	}

}
