package com.ofauto.migrations.devtools.schema.catalog;

/**
 * The catalogs whose rows are referenced by class and oid. The numbers are the same in
 * every PostgreSQL.
 */
enum CatalogClass {

	TYPE(1247), ROUTINE(1255), RELATION(1259), DEFAULT(2604), CAST(2605), CONSTRAINT(2606), NAMESPACE(2615), RULE(2618),
	TRIGGER(2620), EXTENSION(3079), POLICY(3256), STATISTICS(3381), COLLATION(3456), TEXT_SEARCH_DICTIONARY(3600),
	TEXT_SEARCH_CONFIGURATION(3602);

	private final long oid;

	CatalogClass(long oid) {
		this.oid = oid;
	}

	/**
	 * Return one number for an object of this catalog.
	 */
	long key(long object) {
		return key(this.oid, object);
	}

	static long key(long classOid, long object) {
		return classOid << 32 | object;
	}

}
