package com.ofauto.migrations.devtools.script;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.IndexStep;
import com.ofauto.migrations.devtools.diff.step.IndexStep.AttachIndex;
import com.ofauto.migrations.devtools.diff.step.IndexStep.BuildIndex;
import com.ofauto.migrations.devtools.diff.step.IndexStep.CreateBare;
import com.ofauto.migrations.devtools.diff.step.IndexStep.DropIndexAside;
import com.ofauto.migrations.devtools.diff.step.IndexStep.NamePart;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Writes indexes and keys of partitioned tables and their parts.
 */
final class IndexPrinter implements IndexStep.Visitor<List<String>> {

	@Override
	public List<String> createBare(CreateBare step) {
		if (step.created() instanceof Index index) {
			return List.of(create(index, "ONLY "));
		}
		Constraint constraint = (Constraint) step.created();
		return List.of("ALTER TABLE ONLY " + Names.qualified(constraint.id()) + " ADD CONSTRAINT "
				+ Names.own(constraint.id()) + " " + StablePrint.text(constraint.definition()));
	}

	@Override
	public List<String> attachIndex(AttachIndex step) {
		return List.of("ALTER INDEX " + Names.index(step.whole()) + " ATTACH PARTITION " + Names.index(step.object()));
	}

	@Override
	public List<String> buildIndex(BuildIndex step) {
		return List.of(create(step.index(), "INDEX CONCURRENTLY ", ""));
	}

	@Override
	public List<String> dropIndexAside(DropIndexAside step) {
		return List.of("DROP INDEX CONCURRENTLY " + Names.index(step.object()));
	}

	@Override
	public List<String> namePart(NamePart step) {
		return List.of(name(step));
	}

	/**
	 * Write an index.
	 * @param only {@code ONLY } for an index without parts
	 */
	static String create(Index index, String only) {
		return create(index, "INDEX ", only);
	}

	private static String create(Index index, String what, String only) {
		String using = index.using();
		String btree = "USING btree ";
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + what + Names.own(index.id()) + " ON " + only
				+ Names.qualified(index.table()) + " "
				+ (StablePrint.text(using.startsWith(btree) ? using.substring(btree.length()) : using));
	}

	/**
	 * The generated name may end with a number that is not known in advance.
	 */
	private static String name(NamePart step) {
		ObjectId id = step.object();
		return """
				DO $$ BEGIN
				    EXECUTE (SELECT format('ALTER INDEX %%s RENAME TO %%I', i.inhrelid::regclass, %s)
				        FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid
				        WHERE i.inhparent = %s::regclass AND x.indrelid = %s::regclass);
				END $$""".formatted(Names.literal(id.part().isEmpty() ? id.name() : id.part()),
				Names.literal(Names.index(step.whole())), Names.literal(Names.qualified(step.table())));
	}

}
