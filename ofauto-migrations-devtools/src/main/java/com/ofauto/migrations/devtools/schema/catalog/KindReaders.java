package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * The readers in an order in which each finds what it needs: first dependencies, then the
 * parts of tables, then tables, then the objects that belong to them.
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
