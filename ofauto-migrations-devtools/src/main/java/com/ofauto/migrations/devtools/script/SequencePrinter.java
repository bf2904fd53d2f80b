package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.diff.step.SequenceStep;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.AdvanceSequence;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.AlterSequence;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.SetSequenceOwner;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.SequenceOptions;

/**
 * Writes sequences, and those of identity columns.
 */
final class SequencePrinter implements SequenceStep.Visitor<List<String>> {

	@Override
	public List<String> alterSequence(AlterSequence step) {
		Sequence from = step.from();
		Sequence to = step.to();
		List<String> statements = new ArrayList<>();
		List<String> parts = new ArrayList<>();
		SequenceOptions before = from.options();
		if (!before.type().equals(to.options().type())) {
			parts.add("AS " + to.options().type());
			before = new SequenceOptions("", before.start(), before.increment(), 0, 0, before.cache(), before.cycle());
		}
		parts.addAll(changed(before, to.options()));
		if (isOutside(from.options(), to.options())) {
			parts.add("RESTART");
		}
		if (!parts.isEmpty()) {
			statements.add("ALTER SEQUENCE " + Names.qualified(to.id()) + " " + String.join(" ", parts));
		}
		if (from.unlogged() != to.unlogged()) {
			statements.add(step.follows() ? takenAlong(to) : setLogged(to));
		}
		return statements;
	}

	@Override
	public List<String> setSequenceOwner(SetSequenceOwner step) {
		ObjectId column = step.owner();
		return List.of("ALTER SEQUENCE " + Names.qualified(step.object()) + " OWNED BY "
				+ ((column != null) ? Names.qualified(column) + "." + Names.own(column) : "NONE"));
	}

	@Override
	public List<String> advanceSequence(AdvanceSequence step) {
		return List.of(advance(Names.literal(Names.qualified(step.object())), step.column()));
	}

	/**
	 * Write the call that lets a sequence continue after the existing numbers.
	 */
	static String advance(String sequence, ObjectId column) {
		String name = Names.own(column);
		return "SELECT setval(" + sequence + ", greatest(max(" + name + "), 1), max(" + name + ") >= 1) FROM "
				+ Names.qualified(column);
	}

	String create(Sequence sequence) {
		SequenceOptions options = sequence.options();
		List<String> parts = new ArrayList<>();
		if (!options.type().equals("bigint")) {
			parts.add("AS " + options.type());
		}
		parts.addAll(changed(defaults(options), options));
		return (sequence.unlogged() ? "CREATE UNLOGGED SEQUENCE " : "CREATE SEQUENCE ") + Names.qualified(sequence.id())
				+ (parts.isEmpty() ? "" : " " + String.join(" ", parts));
	}

	/**
	 * Write the sequence options of an identity that differ from the defaults.
	 */
	static List<String> unusual(SequenceOptions options) {
		return changed(defaults(options), options);
	}

	private static String setLogged(Sequence sequence) {
		return "ALTER SEQUENCE " + Names.qualified(sequence.id()) + " SET "
				+ (sequence.unlogged() ? "UNLOGGED" : "LOGGED");
	}

	/**
	 * Undo what a table did to its sequence. PostgreSQL 14 does not change the sequence,
	 * and has no such statement.
	 */
	private static String takenAlong(Sequence sequence) {
		return """
				DO $$ BEGIN
				    IF EXISTS (SELECT FROM pg_class WHERE oid = %s::regclass AND relpersistence = '%s') THEN
				        %s;
				    END IF;
				END $$""".formatted(Names.literal(Names.qualified(sequence.id())), sequence.unlogged() ? "p" : "u",
				setLogged(sequence));
	}

	/**
	 * A sequence whose start is outside of the new bounds has to restart.
	 */
	static boolean isOutside(SequenceOptions from, SequenceOptions to) {
		return from.start() < to.minimum() || from.start() > to.maximum();
	}

	static List<String> changed(SequenceOptions from, SequenceOptions to) {
		List<String> parts = new ArrayList<>();
		addChanged(parts, "INCREMENT BY ", from.increment(), to.increment());
		addChanged(parts, "MINVALUE ", from.minimum(), to.minimum());
		addChanged(parts, "MAXVALUE ", from.maximum(), to.maximum());
		addChanged(parts, "START WITH ", from.start(), to.start());
		addChanged(parts, "CACHE ", from.cache(), to.cache());
		if (from.cycle() != to.cycle()) {
			parts.add(to.cycle() ? "CYCLE" : "NO CYCLE");
		}
		return parts;
	}

	private static void addChanged(List<String> parts, String words, long from, long to) {
		if (from != to) {
			parts.add(words + to);
		}
	}

	private static SequenceOptions defaults(SequenceOptions options) {
		boolean up = options.increment() > 0;
		long greatest = switch (options.type()) {
			case "smallint" -> Short.MAX_VALUE;
			case "integer" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
		long minimum = up ? 1 : -greatest - 1;
		long maximum = up ? greatest : -1;
		long start = up ? options.minimum() : options.maximum();
		return new SequenceOptions(options.type(), start, 1, minimum, maximum, 1, false);
	}

}
