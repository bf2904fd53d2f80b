package com.ofauto.migrations.devtools.diff.step;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * The names that belong to a range type. PostgreSQL makes them with the type, and does
 * not rename them with it.
 */
public final class RangeNames {

	private RangeNames() {
	}

	/**
	 * The further renames for a renamed range type, so that it equals one that was
	 * created under the new name.
	 */
	public static List<Rename> followers(RangeType type, ObjectId to) {
		ObjectId multirange = follower(type.multirange(), multirangeOf(type.id()), multirangeOf(to));
		if (multirange.equals(type.multirange()) && !to.schema().equals(type.id().schema())) {
			multirange = follower(type.multirange(), in(type.id(), multirange), in(to, multirange));
		}
		return between(type,
				new RangeType(to, type.options(), multirange,
						follower(type.constructor(), type.created().constructor(), RangeType.constructor(to, to)),
						follower(type.multirangeConstructor(), type.created().multirangeConstructor(),
								RangeType.constructor(to, multirange))));
	}

	private static ObjectId follower(ObjectId now, ObjectId usual, ObjectId after) {
		return now.equals(usual) ? after : now;
	}

	private static ObjectId in(ObjectId type, ObjectId multirange) {
		return ObjectId.of(multirange.kind(), type.schema(), multirange.name());
	}

	/**
	 * The name that PostgreSQL gives to a multirange without a name.
	 */
	private static ObjectId multirangeOf(ObjectId range) {
		String name = range.name().contains("range") ? range.name().replaceFirst("range", "multirange")
				: range.name() + "_multirange";
		return ObjectId.of(range.kind(), range.schema(), name);
	}

	/**
	 * Return the renames of the multirange and the constructors of a range type.
	 * @param from the type with the old names, under its old or its new name
	 * @param to the type with the new names
	 * @return the renames, each of which is one statement
	 */
	public static List<Rename> between(RangeType from, RangeType to) {
		List<Rename> renames = new ArrayList<>();
		add(renames, from.multirange(), to.multirange());
		String subtype = to.options().get("subtype");
		for (String arguments : List.of("%1$s, %1$s", "%1$s, %1$s, text")) {
			add(renames, with(from.constructor(), arguments.formatted(subtype)),
					with(to.constructor(), arguments.formatted(subtype)));
		}
		String range = quoted(to.id());
		for (String arguments : List.of("", range, "VARIADIC " + range + "[]")) {
			add(renames, with(from.multirangeConstructor(), arguments), with(to.multirangeConstructor(), arguments));
		}
		return renames;
	}

	private static void add(List<Rename> renames, ObjectId from, ObjectId to) {
		ObjectId named = new ObjectId(from.kind(), from.schema(), to.name(), from.part());
		if (!named.equals(from)) {
			renames.add(new Rename(from, named));
		}
		if (!to.equals(named)) {
			renames.add(new Rename(named, to));
		}
	}

	private static ObjectId with(ObjectId constructor, String arguments) {
		return new ObjectId(ObjectKind.ROUTINE, constructor.schema(), constructor.name(), arguments);
	}

	private static String quoted(ObjectId type) {
		String name = Quotes.identifier(type.name());
		return type.schema().isEmpty() ? name : Quotes.identifier(type.schema()) + "." + name;
	}

}
