package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.ofauto.migrations.rehearsal.RehearsalRequirement;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/**
 * Finds the record of a rehearsal where the property says. It is read when a deploy asks
 * for it, since it may be written after the application was built.
 */
final class RehearsalRecords {

	private static final List<String> PREFIXES = List.of("classpath:", "file:");

	private RehearsalRecords() {
	}

	/**
	 * What the property lets a deploy be asked.
	 * @param property its whole name
	 * @param location its value, or {@code null} if a deploy needs no rehearsal
	 */
	static List<RehearsalRequirement> checks(String property, @Nullable String location) {
		if (location == null) {
			return List.of();
		}
		if (PREFIXES.stream()
			.noneMatch((prefix) -> location.startsWith(prefix) && location.length() > prefix.length())) {
			throw new InvalidConfigurationPropertyValueException(property, location,
					"Name a file, such as classpath:rehearsal.json or file:/etc/app/rehearsal.json, or remove the"
							+ " property.");
		}
		return List.of(new RehearsalRequirement(property, location, () -> read(location)));
	}

	private static String read(String location) throws IOException {
		Resource record = new DefaultResourceLoader().getResource(location);
		if (!record.exists()) {
			throw new IOException("there is no such file");
		}
		return record.getContentAsString(StandardCharsets.UTF_8);
	}

}
