package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.psl.Model.Index;
import com.ofauto.migrations.devtools.psl.Model.RelationField;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model: its fields, then its attributes.
 */
final class ModelReader {

	private static final List<String> SCALAR_ATTRIBUTES = List.of("id", "unique", "default", "map", "updatedAt",
			"ignore");

	private static final List<String> BLOCK_ATTRIBUTES = List.of("id", "unique", "index", "map", "ignore", "schema");

	private final Declaration.Model declaration;

	private final Configuration configuration;

	private final Set<String> models;

	private final Map<String, EnumType> enums;

	private final List<ScalarField> scalars = new ArrayList<>();

	private final List<Index> keys = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	ModelReader(Declaration.Model declaration, Configuration configuration, Set<String> models,
			Map<String, EnumType> enums) {
		this.declaration = declaration;
		this.configuration = configuration;
		this.models = models;
		this.enums = enums;
	}

	Model read() {
		if (this.declaration.view()) {
			this.configuration.require(Configuration.VIEWS, this.declaration.name().at(), "Views");
		}
		for (Declaration.Field field : this.declaration.fields()) {
			if (!isRelation(field)) {
				this.scalars.add(scalar(field));
			}
		}
		if (this.scalars.isEmpty()) {
			throw this.declaration.name()
				.at()
				.error("The " + this.declaration.kind() + " \"" + this.declaration.name() + "\" has no columns.",
						"Write a field, such as: id Int @id");
		}
		uniqueColumns();
		fieldIndexes();
		Attributes attributes = blockAttributes();
		RelationFieldReader relations = new RelationFieldReader(this.declaration, this.scalars);
		List<RelationField> relationFields = this.declaration.fields()
			.stream()
			.filter(this::isRelation)
			.map(relations::read)
			.toList();
		String schema = this.configuration.schema(this.declaration.name(), this.declaration.kind(),
				attributes.find("schema"));
		Model model = new Model(this.declaration, schema, attributes.mapped(this.declaration.name().text()),
				this.scalars, relationFields, this.keys.isEmpty() ? null : this.keys.get(0), this.indexes,
				attributes.has("ignore"));
		ModelCheck.check(model);
		return model;
	}

	private Attributes blockAttributes() {
		Attributes attributes = Attributes.of(this.declaration.attributes(), BLOCK_ATTRIBUTES);
		IndexReader reader = new IndexReader(this.declaration, this.scalars, this.configuration);
		attributes.all("id").forEach((attribute) -> this.keys.add(reader.key(attribute)));
		attributes.all("index").forEach((attribute) -> this.indexes.add(reader.index(attribute)));
		attributes.all("unique").forEach((attribute) -> this.indexes.add(reader.unique(attribute)));
		if (this.keys.size() > 1) {
			throw this.keys.get(1)
				.at()
				.error("The " + this.declaration.kind() + " \"" + this.declaration.name() + "\" has two primary keys.",
						"Write @@id([…]) with all fields of the key, or one @id.");
		}
		return attributes;
	}

	private void fieldIndexes() {
		IndexReader reader = new IndexReader(this.declaration, this.scalars, this.configuration);
		for (ScalarField field : this.scalars) {
			Attributes attributes = Attributes.of(field.declaration().attributes(), SCALAR_ATTRIBUTES);
			Attribute id = attributes.find("id");
			if (id != null) {
				this.keys.add(reader.key(id, field));
			}
			Attribute unique = attributes.find("unique");
			if (unique != null) {
				this.indexes.add(reader.unique(unique, field));
			}
		}
	}

	private boolean isRelation(Declaration.Field field) {
		return !field.type().unsupported() && this.models.contains(field.type().name().text());
	}

	private ScalarField scalar(Declaration.Field field) {
		refuseRelation(field);
		Attributes attributes = Attributes.of(field.attributes(), SCALAR_ATTRIBUTES);
		FieldType type = type(field, attributes.nativeType());
		if (attributes.has("updatedAt") && !(type instanceof FieldType.Builtin builtin
				&& builtin.scalar() == Scalar.DATE_TIME && field.arity() != Declaration.Arity.LIST)) {
			throw Objects.requireNonNull(attributes.find("updatedAt"))
				.at()
				.error("The field \"" + field.name() + "\" with @updatedAt is no single DateTime.",
						"Write: " + field.name() + " DateTime @updatedAt");
		}
		return new ScalarField(field, type, attributes.mapped(field.name().text()),
				DefaultReader.read(attributes.find("default"), field, type), attributes.has("ignore"));
	}

	private static void refuseRelation(Declaration.Field field) {
		for (Attribute attribute : field.attributes()) {
			if (attribute.is("relation")) {
				throw attribute.at()
					.error("The field \"" + field.name() + "\" of type " + field.type().name() + " is no relation.",
							"@relation belongs to a field whose type is a model.");
			}
		}
	}

	private FieldType type(Declaration.Field field, @Nullable Attribute nativeType) {
		Name name = field.type().name();
		if (field.type().unsupported()) {
			refuseNative(nativeType, "Unsupported(\"" + name + "\")");
			refuseKnown(field);
			return new FieldType.Verbatim(name.text());
		}
		EnumType enumeration = this.enums.get(name.text());
		if (enumeration != null) {
			refuseNative(nativeType, name.text());
			return new FieldType.OfEnum(enumeration);
		}
		Scalar scalar = Scalar.of(name.text());
		if (scalar == null) {
			List<String> known = new ArrayList<>(Scalar.words());
			known.addAll(this.enums.keySet());
			known.addAll(this.models);
			String guess = Suggestion.of(name.text(), known, "");
			throw name.at()
				.error("The type \"" + name + "\" is neither one of Prisma's nor a model or enum of this schema.",
						guess.endsWith("?") ? guess : Suggestion.oneOf(Scalar.words(), ""));
		}
		return new FieldType.Builtin(scalar,
				(nativeType != null) ? NativeType.read(nativeType, this.configuration.datasource(), scalar) : null);
	}

	private void refuseKnown(Declaration.Field field) {
		String text = field.type().name().text();
		NativeType.Kind kind = NativeType.Kind.of(text.replaceFirst("\\(.*", "").strip());
		if (kind != null) {
			throw field.type()
				.name()
				.at()
				.error("The type \"" + text + "\" is one that Prisma knows.",
						"Write: " + kind.scalar() + " @" + this.configuration.datasource() + "." + text);
		}
	}

	private static void refuseNative(@Nullable Attribute nativeType, String type) {
		if (nativeType != null) {
			throw nativeType.at()
				.error("A field of type " + type + " has no native type.", "Remove " + nativeType + ".");
		}
	}

	private void uniqueColumns() {
		Map<String, Name> columns = new HashMap<>();
		for (ScalarField field : this.scalars) {
			Name other = columns.putIfAbsent(field.column(), field.declaration().name());
			if (other != null) {
				throw field.declaration()
					.at()
					.error("The fields \"" + other + "\" and \"" + field.name() + "\" are both the column \""
							+ field.column() + "\".", "Change the @map of one of them.");
			}
		}
	}

}
