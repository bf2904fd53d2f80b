package com.ofauto.migrations.autoconfigure;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if there are entries in {@code ofauto.migrations.databases}.
 */
final class OnNamedDatabases implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return !DatabaseNames.of(context.getEnvironment()).qualified().isEmpty();
	}

}
