package com.ofauto.migrations.autoconfigure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A property of ours with a value that it cannot have.
 *
 * @param property its whole name
 * @param value the value, or {@code null} if it is missing
 * @param remedy what to write, in sentences
 */
record InvalidValue(String property, @Nullable String value, String remedy) {

	private static final String OURS = "ofauto.migrations.";

	/**
	 * The one that a failure is about.
	 * @param failure a failure of the configuration
	 * @return empty if it is about something else, or its value must not be shown
	 */
	static Optional<InvalidValue> in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			Optional<InvalidValue> found = (cause instanceof InvalidConfigurationPropertyValueException invalid)
					? of(invalid) : (cause instanceof BindException bind) ? of(bind) : Optional.empty();
			if (found.isPresent()) {
				return found.filter((one) -> one.property.startsWith(OURS));
			}
		}
		return Optional.empty();
	}

	private static Optional<InvalidValue> of(InvalidConfigurationPropertyValueException invalid) {
		Object value = invalid.getValue();
		return Optional.of(new InvalidValue(invalid.getName(), (value != null) ? value.toString() : null,
				String.valueOf(invalid.getReason())));
	}

	/**
	 * Only a choice of words is known to be no secret.
	 */
	private static Optional<InvalidValue> of(BindException bind) {
		ConfigurationProperty property = bind.getProperty();
		Class<?> type = bind.getTarget().getType().resolve();
		if (property == null || type == null || !type.isEnum()) {
			return Optional.empty();
		}
		String words = Stream.of(type.getEnumConstants())
			.map((word) -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
		return Optional.of(new InvalidValue(property.getName().toString(), String.valueOf(property.getValue()),
				"It can be one of: " + words + "."));
	}

	/**
	 * What is wrong.
	 * @return one sentence
	 */
	String problem() {
		return (this.value != null) ? this.property + " cannot be \"" + ReadableText.quoted(this.value) + "\"."
				: this.property + " has no value.";
	}

}
