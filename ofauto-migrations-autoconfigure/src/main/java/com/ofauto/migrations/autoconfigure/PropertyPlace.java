package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/**
 * Where a property stands.
 *
 * @param text the place, as the end of a sentence
 * @param ours whether it belongs to this release or this start, so that a mistake in it
 * is one; what others keep for several releases may be newer than this one
 */
record PropertyPlace(String text, boolean ours) {

	/** In each directory that Kubernetes mounts, where it exchanges all files at once. */
	private static final String MOUNTED = "..data";

	static PropertyPlace of(PropertySource<?> source, String name) {
		if (source instanceof CommandLinePropertySource) {
			return new PropertyPlace("on the command line", true);
		}
		Origin origin = OriginLookup.getOrigin(source, name);
		if (!(source instanceof ConfigTreePropertySource) && origin instanceof TextResourceOrigin text) {
			return new PropertyPlace("in " + origin, isOurs(text.getResource()));
		}
		return switch (source.getName()) {
			case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
				new PropertyPlace("in the system properties", true);
			case "defaultProperties" -> new PropertyPlace("in the application's default properties", true);
			case "Inlined Test Properties" -> new PropertyPlace("in the properties of the test", true);
			default -> new PropertyPlace("in " + ((origin != null) ? origin : source.getName()), false);
		};
	}

	private static boolean isOurs(@Nullable Resource resource) {
		try {
			return resource != null && !(resource.isFile() && isMounted(resource.getFile().toPath()));
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static boolean isMounted(Path file) {
		Path directory = file.toAbsolutePath().getParent();
		return directory != null && Files.exists(directory.resolve(MOUNTED));
	}

}
