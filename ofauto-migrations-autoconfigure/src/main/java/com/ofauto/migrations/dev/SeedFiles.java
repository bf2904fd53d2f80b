package com.ofauto.migrations.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;

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
		String directory = everywhere.replaceAll("/+$", "") + "/";
		try {
			List<Resource> found = sorted(List.of(this.resources.getResources(directory + "*.sql")));
			return (found.isEmpty() && this.location.startsWith(CLASSPATH))
					? sorted(inJarsWithoutDirectories(directory.replaceFirst("^[^:]*:/*", ""))) : found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The seed's files cannot be listed: " + this.location, ex);
		}
	}

	private static List<Resource> sorted(List<Resource> files) {
		return files.stream()
			.filter(Resource::isReadable)
			.sorted(Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(Comparator.naturalOrder())))
			.toList();
	}

	/**
	 * A repackaged jar may have no entries for directories, so a class loader does not
	 * find them.
	 */
	private List<Resource> inJarsWithoutDirectories(String directory) throws IOException {
		List<Resource> found = new ArrayList<>();
		for (Resource root : this.resources.getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)) {
			if (root.getURL().openConnection() instanceof JarURLConnection jar) {
				for (JarEntry entry : Collections.list(jar.getJarFile().entries())) {
					String name = entry.getName();
					if (name.startsWith(directory) && name.endsWith(".sql")
							&& name.indexOf('/', directory.length()) < 0) {
						found.add(root.createRelative(name));
					}
				}
			}
		}
		return found;
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
