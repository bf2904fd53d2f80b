package com.ofauto.migrations.support;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * Whether the package of a class says {@code @NullMarked} in its package-info.
 */
public final class LiveInANullMarkedPackage extends ArchCondition<JavaClass> {

	public LiveInANullMarkedPackage() {
		super("live in a package that is @NullMarked");
	}

	@Override
	public void check(JavaClass type, ConditionEvents events) {
		boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
		String message = type.getPackageName() + (marked ? " is" : " is not") + " @NullMarked";
		events.add(new SimpleConditionEvent(type, marked, message));
	}

}
