package com.ofauto.migrations.devtools.schema.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * The objects that have been read so far, with their oids.
 */
final class Catalog {

	private final Map<Long, String> namespaces;

	private final Set<Long> chosen;

	private final Map<Long, ObjectId> ids = new HashMap<>();

	private final Map<Long, ObjectId> own = new HashMap<>();

	private final Map<ObjectId, SchemaObject> objects = new HashMap<>();

	private final Map<ObjectId, String> comments = new HashMap<>();

	private final Set<Grant> grants = new HashSet<>();

	private final Map<ObjectAttribute, String> marks = new HashMap<>();

	private final Map<Long, Set<ObjectId>> members = new HashMap<>();

	private final RelationRows relations = new RelationRows();

	private final DependencyRows links = new DependencyRows();

	Catalog(Map<Long, String> namespaces, Set<Long> chosen) {
		this.namespaces = namespaces;
		this.chosen = chosen;
	}

	RelationRows relations() {
		return this.relations;
	}

	DependencyRows links() {
		return this.links;
	}

	String schema(long namespace) {
		return Objects.requireNonNullElse(this.namespaces.get(namespace), "");
	}

	/**
	 * Return the schema of a row's object; empty in the default schema, unless PostgreSQL
	 * has an object of the same name.
	 */
	String schema(Row row, String namespace) {
		return row.flag("visible") ? "" : schema(row.oid(namespace));
	}

	/**
	 * Whether an object belongs to the application: it is in a chosen schema, and not a
	 * member of an extension.
	 */
	boolean isOurs(CatalogClass type, long oid, long namespace) {
		return this.chosen.contains(namespace) && !this.links.isOfExtension(type.key(oid));
	}

	void add(CatalogClass type, long oid, SchemaObject object) {
		this.objects.put(object.id(), object);
		own(type, oid, object.id());
	}

	/**
	 * Register an oid of an object.
	 */
	void own(CatalogClass type, long oid, ObjectId id) {
		this.own.put(type.key(oid), id);
		alias(type, oid, id);
	}

	/**
	 * Register an oid of an internal part of an object. Dependents of the part depend on
	 * the object.
	 */
	void alias(CatalogClass type, long oid, ObjectId id) {
		this.ids.put(type.key(oid), id);
	}

	@Nullable ObjectId id(CatalogClass type, long oid) {
		return this.ids.get(type.key(oid));
	}

	@Nullable SchemaObject object(ObjectId id) {
		return this.objects.get(id);
	}

	boolean contains(CatalogClass type, long oid) {
		return this.ids.containsKey(type.key(oid));
	}

	/**
	 * Return the identity for an address of the catalog.
	 * @param key class and oid
	 * @param column the number of a column, or 0
	 * @return null if it is not an object of the application
	 */
	@Nullable ObjectId resolve(long key, int column) {
		ObjectId id = this.ids.get(key);
		if (id == null || column == 0 || id.kind() != ObjectKind.TABLE) {
			return id;
		}
		String name = this.relations.columnName(key & 0xFFFFFFFFL, column);
		return (name != null) ? id.part(ObjectKind.COLUMN, name) : null;
	}

	/**
	 * Return the identity of an object, or of a column, for its own address. Internal
	 * parts have none.
	 */
	@Nullable ObjectId named(long key, int column) {
		ObjectId id = this.own.get(key);
		if (id == null || column == 0) {
			return id;
		}
		String name = this.relations.columnName(key & 0xFFFFFFFFL, column);
		return (name != null) ? id.part(ObjectKind.COLUMN, name) : null;
	}

	void comment(ObjectId id, String comment) {
		this.comments.put(id, comment);
	}

	void grant(Grant grant) {
		this.grants.add(grant);
	}

	void member(long extension, ObjectId id) {
		this.members.computeIfAbsent(extension, (key) -> new HashSet<>()).add(id);
	}

	/**
	 * The members of an extension.
	 */
	Set<ObjectId> members(long extension) {
		return this.members.getOrDefault(extension, Set.of());
	}

	void mark(ObjectAttribute mark, String value) {
		this.marks.put(mark, value);
	}

	DatabaseSchema toSchema() {
		return new DatabaseSchema(this.objects, this.comments, this.grants, this.links.dependencies(this), this.marks);
	}

}
