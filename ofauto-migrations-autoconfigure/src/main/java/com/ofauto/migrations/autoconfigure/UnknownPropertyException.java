package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody set a property that does not exist. Nothing has been touched.
 */
final class UnknownPropertyException extends IllegalStateException {

	static final String REMEDY = "Correct the name, or take it out, and start again; nothing has been done."
			+ " docs/configuration.md has all properties.";

	private final String problem;

	UnknownPropertyException(List<UnknownProperty> properties) {
		this(properties.stream().map(UnknownProperty::problem).collect(Collectors.joining("\n")));
	}

	private UnknownPropertyException(String problem) {
		super(problem + "\n" + REMEDY);
		this.problem = problem;
	}

	String problem() {
		return this.problem;
	}

}
