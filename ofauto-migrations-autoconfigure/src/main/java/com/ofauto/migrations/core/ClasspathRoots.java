package com.ofauto.migrations.core;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Finds a location on the class path: in directories, in jars and in jars inside jars. A
 * jar's index is walked once and files are opened through the jar, since a URL for each
 * of thousands of files costs more than the files.
 */
final class ClasspathRoots {

	/** Ends the URL of a whole jar. */
	private static final String JAR = "!/";

	private static final String LOCK_FILE = "/" + MigrationRoot.LOCK_FILE;

	private final ClassLoader classLoader;

	ClasspathRoots(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	List<MigrationRoot> find(String location) {
		String path = withoutSlashes(StringUtils.trimLeadingCharacter(location, '/'));
		List<MigrationRoot> roots = new ArrayList<>();
		try {
			for (Map.Entry<String, URL> place : places(path).entrySet()) {
				roots.add(root(place.getKey(), place.getValue(), path));
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(MigrationRoot.CLASSPATH + location, ex);
		}
		if (roots.isEmpty()) {
			roots.addAll(inJarsWithoutDirectories(path, location));
		}
		if (roots.isEmpty()) {
			throw MigrationFilesException.noSuchDirectory(MigrationRoot.CLASSPATH + location);
		}
		return roots;
	}

	/**
	 * The places of this path, each with a URL in it that can be opened: a jar without
	 * entries for its directories is found by its lock file only.
	 */
	private Map<String, URL> places(String path) throws IOException {
		Map<String, URL> places = new LinkedHashMap<>();
		for (URL url : Collections.list(this.classLoader.getResources(path))) {
			places.put(withoutSlashes(url.toString()), url);
		}
		for (URL url : Collections.list(this.classLoader.getResources(path + LOCK_FILE))) {
			String file = url.toString();
			places.putIfAbsent(file.substring(0, file.lastIndexOf('/')), url);
		}
		return places;
	}

	private static String withoutSlashes(String path) {
		return StringUtils.trimTrailingCharacter(path, '/');
	}

	private MigrationRoot root(String place, URL url, String path) throws IOException {
		return switch (url.getProtocol()) {
			case "file" -> MigrationRoot.ofDirectory(directory(url), BuildOutput.source(directory(url), path));
			case "jar" -> inJar(place, url, path);
			default -> byPattern(place, path);
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

	private MigrationRoot inJar(String place, URL url, String path) throws IOException {
		JarURLConnection connection = (JarURLConnection) url.openConnection();
		String within = connection.getEntryName();
		String start = ((within != null) ? directory(within) : path) + "/";
		JarFile jar = connection.getJarFile();
		MigrationRoot root = new MigrationRoot(place);
		for (JarEntry entry : Collections.list(jar.entries())) {
			String name = entry.getName();
			if (name.startsWith(start) && name.length() > start.length()) {
				root.file(name.substring(start.length()), () -> jar.getInputStream(entry));
			}
		}
		return root;
	}

	/**
	 * A repackaged jar may have no entries for directories, so a class loader does not
	 * find them. As a last resort, all jars are searched.
	 */
	private static String directory(String entry) {
		return withoutSlashes(
				entry.endsWith(LOCK_FILE) ? entry.substring(0, entry.length() - LOCK_FILE.length()) : entry);
	}

	private List<MigrationRoot> inJarsWithoutDirectories(String path, String location) {
		List<MigrationRoot> roots = new ArrayList<>();
		try {
			for (Resource jar : new PathMatchingResourcePatternResolver(this.classLoader).getResources("classpath*:")) {
				URL url = jar.getURL();
				if (url.toString().startsWith("jar:") && url.toString().endsWith(JAR)) {
					MigrationRoot root = inJar(withoutSlashes(url.toString()) + "/" + path, url, path);
					if (!root.isEmpty()) {
						roots.add(root);
					}
				}
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(MigrationRoot.CLASSPATH + location, ex);
		}
		return roots;
	}

	/**
	 * Any other kind of class path, such as a native image's.
	 */
	private MigrationRoot byPattern(String place, String path) throws IOException {
		String base = place + "/";
		MigrationRoot root = new MigrationRoot(place);
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(this.classLoader);
		for (Resource resource : resolver.getResources("classpath*:" + path + "/**")) {
			String name = resource.getURL().toString();
			if (name.startsWith(base) && !name.endsWith("/") && resource.isReadable()) {
				root.file(StringUtils.uriDecode(name.substring(base.length()), StandardCharsets.UTF_8),
						resource::getInputStream);
			}
		}
		return root;
	}

}
