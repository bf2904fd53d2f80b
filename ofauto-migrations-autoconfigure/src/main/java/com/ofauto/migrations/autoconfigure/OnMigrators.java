package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migrator;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * Matches if there is a {@link Migrator}, be it one that needs a qualifier.
 *
 * @since 0.1.0
 */
@Internal
public final class OnMigrators extends AnyNestedCondition {

	OnMigrators() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(Migrator.class)
	private static final class Candidate {

	}

	@ConditionalOnBean(NamedDatabases.class)
	private static final class Qualified {

	}

}
