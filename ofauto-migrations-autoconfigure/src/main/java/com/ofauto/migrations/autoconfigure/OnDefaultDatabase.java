package com.ofauto.migrations.autoconfigure;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if the database named default, which needs no qualifier, is one of them.
 */
final class OnDefaultDatabase implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return DatabaseNames.of(context.getEnvironment()).haveDefault();
	}

}
