package com.ofauto.migrations.core;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds a location on the class path: in directories, in jars and in jars inside jars. A
 * jar's index is walked once and files are opened through the jar, since a URL for each
 * of thousands of files costs more than the files.
 */
final class ClasspathRoots {

	private final ClassLoader classLoader;

	ClasspathRoots(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	List<MigrationRoot> find(String location) {
		String path = location.replaceAll("^/+|/+$", "");
		List<MigrationRoot> roots = new ArrayList<>();
		try {
			for (URL url : urls(path)) {
				roots.add(root(url, path));
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(MigrationRoot.CLASSPATH + location, ex);
		}
		if (roots.isEmpty()) {
			throw MigrationFilesException.noSuchDirectory(MigrationRoot.CLASSPATH + location);
		}
		return roots;
	}

	private List<URL> urls(String path) throws IOException {
		List<URL> urls = Collections.list(this.classLoader.getResources(path));
		if (!urls.isEmpty()) {
			return urls;
		}
		// A jar without entries for its directories: the lock file shows the place.
		List<URL> parents = new ArrayList<>();
		for (URL lockFile : Collections.list(this.classLoader.getResources(path + "/migration_lock.toml"))) {
			parents.add(URI.create(lockFile.toString().replaceFirst("/migration_lock\\.toml$", "/")).toURL());
		}
		return parents;
	}

	private MigrationRoot root(URL url, String path) throws IOException {
		return switch (url.getProtocol()) {
			case "file" -> MigrationRoot.ofDirectory(directory(url));
			case "jar" -> inJar(url, path + "/");
			default -> byPattern(url, path + "/");
		};
	}

	private Path directory(URL url) throws IOException {
		try {
			return new File(url.toURI()).toPath();
		}
		catch (URISyntaxException ex) {
			throw new IOException("Not a path: " + url, ex);
		}
	}

	private MigrationRoot inJar(URL url, String prefix) throws IOException {
		JarURLConnection connection = (JarURLConnection) url.openConnection();
		String within = connection.getEntryName();
		String start = (within != null) ? within.replaceAll("/+$", "") + "/" : prefix;
		JarFile jar = connection.getJarFile();
		MigrationRoot root = new MigrationRoot(url.toString().replaceAll("/+$", ""));
		for (JarEntry entry : Collections.list(jar.entries())) {
			String name = entry.getName();
			if (name.startsWith(start) && name.length() > start.length()) {
				root.file(name.substring(start.length()), () -> jar.getInputStream(entry));
			}
		}
		return root;
	}

	/**
	 * Any other kind of class path, such as a native image's.
	 */
	private MigrationRoot byPattern(URL url, String prefix) throws IOException {
		MigrationRoot root = new MigrationRoot(url.toString().replaceAll("/+$", ""));
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(this.classLoader);
		for (Resource resource : resolver.getResources("classpath*:" + prefix + "**")) {
			String name = resource.getURL().toString();
			int start = name.indexOf(prefix);
			if (start >= 0 && !name.endsWith("/") && resource.isReadable()) {
				root.file(name.substring(start + prefix.length()), resource::getInputStream);
			}
		}
		return root;
	}

}
