package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Who reads what, in the order in which one needs what another has read: who depends on
 * whom first, then what tables are made of, then tables, then what belongs to them.
 */
final class KindReaders {

	private KindReaders() {
	}

	static List<KindReader> all(ReadOptions options) {
		List<KindReader> readers = new ArrayList<>(
				List.of(new DependencyReader(), new NamespaceReader(), new MemberReader(), new ExtensionReader(),
						new CollationReader(), new TextSearchReader(), new RelationNameReader(), new SequenceReader(),
						new DefaultReader(), new ColumnReader(), new TableReader(), new ViewReader(), new ArrayReader(),
						new TypeReader(), new ConstraintReader(), new IndexReader(), new RoutineReader(),
						new AggregateReader(), new TriggerReader(), new RuleReader(), new PolicyReader(),
						new StatisticsReader(), new CastReader(), new CommentReader(), new ObjectAttributeReader()));
		if (options.grants()) {
			readers.add(new GrantReader());
			readers.add(new OwnerReader());
		}
		return readers;
	}

}
