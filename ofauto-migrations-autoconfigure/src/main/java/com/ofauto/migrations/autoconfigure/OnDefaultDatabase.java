package com.ofauto.migrations.autoconfigure;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if one database needs no qualifier: the one named default, or the one that a
 * command works on.
 */
final class OnDefaultDatabase implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return DatabaseNames.of(context.getEnvironment()).primary() != null;
	}

}
