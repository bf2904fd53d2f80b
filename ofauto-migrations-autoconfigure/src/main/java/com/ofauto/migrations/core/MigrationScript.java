package com.ofauto.migrations.core;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A migration that is a text in memory, and not a file.
 *
 * @param name its name
 * @param location what messages call it
 * @param text the script
 * @param impact what its {@code impact.json} would say, or {@code null} for nothing
 * @since 0.1.0
 */
public record MigrationScript(String name, String location, String text, @Nullable String impact) {

	/**
	 * Creates one whose impact is not known.
	 * @param name its name
	 * @param location what messages call it
	 * @param text the script
	 */
	public MigrationScript(String name, String location, String text) {
		this(name, location, text, null);
	}

	Migration read(ScriptFingerprint fingerprint) {
		return fingerprint.of(this.name, file(this.location, this.text), Sidecar.NONE)
			.with(new Companions((this.impact != null) ? file("the impact of " + this.location, this.impact) : null,
					null));
	}

	private static MigrationFile file(String location, String text) {
		byte[] content = text.getBytes(StandardCharsets.UTF_8);
		return new MigrationFile(location, () -> new ByteArrayInputStream(content), content);
	}

}
