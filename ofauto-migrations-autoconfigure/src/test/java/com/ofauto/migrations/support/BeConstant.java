package com.ofauto.migrations.support;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Whether a static field is final and holds what cannot change: the holders of the JDK
 * are known by their type, and a collection by the object that the class itself made.
 */
public final class BeConstant extends ArchCondition<JavaField> {

	private static final Pattern HOLDERS = Pattern
		.compile("java\\.util\\.concurrent\\.(?!TimeUnit$).*|java\\.lang\\.ThreadLocal"
				+ "|java\\.lang\\.StringBu(ilder|ffer)|java\\.util\\.(Date|Calendar|BitSet|Random|Properties)");

	private static final Pattern IMMUTABLE = Pattern
		.compile("java\\.util\\.(ImmutableCollections|Collections)\\$(?!Synchronized|Checked).*");

	private static final List<Class<?>> COLLECTIONS = List.of(Collection.class, Map.class);

	public BeConstant() {
		super("be constant");
	}

	@Override
	public void check(JavaField field, ConditionEvents events) {
		if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
			return;
		}
		boolean constant = field.getModifiers().contains(JavaModifier.FINAL) && !isHolder(field)
				&& !isMutableCollection(field.reflect());
		String message = field.getFullName() + (constant ? " is" : " is not") + " constant";
		events.add(new SimpleConditionEvent(field, constant, message));
	}

	private boolean isHolder(JavaField field) {
		return HOLDERS.matcher(field.getRawType().getName()).matches();
	}

	private boolean isMutableCollection(Field field) {
		if (COLLECTIONS.stream().noneMatch((type) -> type.isAssignableFrom(field.getType()))) {
			return false;
		}
		try {
			field.setAccessible(true);
			return !IMMUTABLE.matcher(field.get(null).getClass().getName()).matches();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
