package com.ofauto.migrations.support;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The statement whose answer shall be lost; once it has been seen there is none.
 */
final class ReplyCut {

	private final AtomicReference<@Nullable Predicate<String>> armed = new AtomicReference<>();

	void arm(Predicate<String> statement) {
		this.armed.set(statement);
	}

	boolean fires(Supplier<String> statement) {
		Predicate<String> predicate = this.armed.get();
		return predicate != null && predicate.test(statement.get()) && this.armed.compareAndSet(predicate, null);
	}

}
