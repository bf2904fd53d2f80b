package com.ofauto.migrations.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * A jar that a test writes, with or without entries for its directories.
 */
final class JarOnDisk {

	private final Map<String, byte[]> files = new LinkedHashMap<>();

	private boolean directories = true;

	JarOnDisk with(String path, String content) {
		return with(path, content.getBytes(StandardCharsets.UTF_8));
	}

	JarOnDisk with(String path, byte[] content) {
		this.files.put(path, content);
		return this;
	}

	JarOnDisk withoutDirectoryEntries() {
		this.directories = false;
		return this;
	}

	Path write(Path jar) {
		try {
			return Files.write(jar, bytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] bytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JarOutputStream jar = new JarOutputStream(bytes)) {
			write(jar);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private void write(JarOutputStream jar) throws IOException {
		Set<String> written = new LinkedHashSet<>();
		for (Map.Entry<String, byte[]> file : this.files.entrySet()) {
			String path = file.getKey();
			for (int slash = path.indexOf('/'); this.directories && slash > 0; slash = path.indexOf('/', slash + 1)) {
				if (written.add(path.substring(0, slash + 1))) {
					jar.putNextEntry(new ZipEntry(path.substring(0, slash + 1)));
				}
			}
			jar.putNextEntry(path.endsWith(".jar") ? stored(path, file.getValue()) : new ZipEntry(path));
			((OutputStream) jar).write(file.getValue());
		}
	}

	/**
	 * A jar inside a jar is not compressed, so that its own entries can be found.
	 */
	private static ZipEntry stored(String path, byte[] content) {
		CRC32 crc = new CRC32();
		crc.update(content);
		ZipEntry entry = new ZipEntry(path);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		return entry;
	}

}
