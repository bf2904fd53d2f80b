package com.ofauto.migrations.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The SQL files of a location, ordered by name.
 */
final class SeedFiles {

	private static final String CLASSPATH = "classpath:";

	private final ResourcePatternResolver resources;

	private final String location;

	SeedFiles(ResourcePatternResolver resources, String location) {
		this.resources = resources;
		this.location = location;
	}

	List<Resource> find() {
		String everywhere = this.location.startsWith(CLASSPATH)
				? ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + this.location.substring(CLASSPATH.length())
				: this.location;
		try {
			return Arrays.stream(this.resources.getResources(everywhere.replaceAll("/+$", "") + "/*.sql"))
				.filter(Resource::isReadable)
				.sorted(Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(Comparator.naturalOrder())))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The seed's files cannot be listed: " + this.location, ex);
		}
	}

	static byte[] content(Resource file) {
		try {
			return file.getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The seed's file cannot be read: " + file.getDescription(), ex);
		}
	}

	static String place(Resource file) {
		try {
			return file.isFile() ? file.getFile().toString() : file.getURL().toString();
		}
		catch (IOException ex) {
			return file.getDescription();
		}
	}

}
