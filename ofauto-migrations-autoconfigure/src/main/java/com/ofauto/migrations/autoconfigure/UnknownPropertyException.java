package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.FailureException;

/**
 * A property is set that does not exist. Nothing has been changed.
 */
final class UnknownPropertyException extends FailureException {

	static final String REMEDY = "Correct the name or remove the property, and start again; nothing has been done."
			+ " docs/configuration.md lists all properties.";

	UnknownPropertyException(List<UnknownProperty> properties) {
		this(properties.stream().map(UnknownProperty::problem).collect(Collectors.joining("\n")), REMEDY);
	}

	private UnknownPropertyException(String problem, String remedy) {
		super(problem, remedy, null);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * A system property of Java's stands among the arguments of the application. Its
	 * value may be a secret.
	 * @param name the name behind {@code -D}
	 */
	static UnknownPropertyException behindTheJar(String name) {
		return new UnknownPropertyException(
				"-D" + name + " is an argument of the application and has no effect: Java reads -D only before"
						+ " -jar or the main class.",
				"Write --" + name + " instead, or move it before -jar, and start again; nothing has been done.");
	}

}
