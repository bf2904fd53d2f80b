package com.ofauto.migrations.devtools.psl;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.psl.Model.IndexField;
import com.ofauto.migrations.devtools.psl.NativeType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Checks that an index method supports the types and operator classes of its fields.
 */
final class IndexCheck {

	private static final Set<Kind> TEXTS = Set.of(Kind.TEXT, Kind.VAR_CHAR, Kind.CHAR);

	private IndexCheck() {
	}

	static void check(Attribute attribute, IndexMethod method, List<IndexField> fields) {
		if (fields.size() > 1 && (method == IndexMethod.SPGIST || method == IndexMethod.HASH)) {
			throw attribute.at().error("An index of type " + method + " has one field, not " + fields.size() + ".");
		}
		for (IndexField field : fields) {
			if (field.sorted() && method != IndexMethod.BTREE) {
				throw field.at().error("An index of type " + method + " has no order.", "Remove \"sort\".");
			}
			OperatorClass operatorClass = field.operatorClass();
			if (operatorClass == null || !operatorClass.isRaw()) {
				check(method, field, operatorClass);
			}
		}
	}

	private static void check(IndexMethod method, IndexField field, @Nullable OperatorClass operatorClass) {
		if (operatorClass != null && !operatorClass.methods().contains(method)) {
			throw field.at()
				.error("The operator class " + operatorClass.word() + " does not belong to an index of type " + method
						+ ".", "Write type: " + operatorClass.methods().get(0));
		}
		if (field.field().type() instanceof FieldType.Verbatim && operatorClass == null) {
			return;
		}
		boolean known = switch (method) {
			case BTREE, HASH -> true;
			case GIST -> gist(field, operatorClass);
			case GIN -> gin(field, operatorClass);
			case SPGIST -> spgist(field, operatorClass);
			case BRIN -> brin(field, operatorClass);
		};
		if (!known) {
			throw field.at()
				.error("An index of type " + method
						+ ((operatorClass != null) ? " and operator class " + operatorClass.word() : "")
						+ " does not fit the field \"" + field.field().name() + "\" of type " + described(field) + ".",
						"Another operator class is written as PostgreSQL knows it: " + field.field().name()
								+ "(ops: raw(\"…\"))");
		}
	}

	private static boolean gist(IndexField field, @Nullable OperatorClass operatorClass) {
		if (operatorClass != null) {
			return !field.field().list() && kind(field) == Kind.INET;
		}
		return field.field().type() instanceof FieldType.Builtin type && type.scalar() == Scalar.STRING
				&& type.kind() == null;
	}

	private static boolean gin(IndexField field, @Nullable OperatorClass operatorClass) {
		if (field.field().list()) {
			return operatorClass == null || operatorClass.word().equals("ArrayOps");
		}
		return field.field().type() instanceof FieldType.Builtin type && type.scalar() == Scalar.JSON
				&& type.kind() != Kind.JSON && (operatorClass == null || operatorClass.word().startsWith("Jsonb"));
	}

	private static boolean spgist(IndexField field, @Nullable OperatorClass operatorClass) {
		if (field.field().list() || !(field.field().type() instanceof FieldType.Builtin type)) {
			return false;
		}
		Kind kind = type.kind();
		if (kind == Kind.INET) {
			return operatorClass == null || operatorClass.word().equals("InetOps");
		}
		return type.scalar() == Scalar.STRING && (kind == null || TEXTS.contains(kind))
				&& (operatorClass == null || operatorClass.word().equals("TextOps"));
	}

	private static boolean brin(IndexField field, @Nullable OperatorClass operatorClass) {
		if (field.field().list() || !(field.field().type() instanceof FieldType.Builtin type)) {
			return false;
		}
		BrinFamily family = BrinFamily.of(type);
		return family != null && (operatorClass == null || family.classes().contains(operatorClass));
	}

	private static @Nullable Kind kind(IndexField field) {
		return (field.field().type() instanceof FieldType.Builtin type) ? type.kind() : null;
	}

	private static String described(IndexField field) {
		Kind kind = kind(field);
		return field.field().type() + (field.field().list() ? "[]" : "") + ((kind != null) ? " @db." + kind : "");
	}

}
