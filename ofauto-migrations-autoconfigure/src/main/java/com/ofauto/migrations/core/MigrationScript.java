package com.ofauto.migrations.core;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A migration that is a text in memory, and not a file.
 *
 * @param name its name
 * @param location what messages call it
 * @param text the script
 * @since 0.1.0
 */
public record MigrationScript(String name, String location, String text) {

	Migration read(ScriptFingerprint fingerprint) {
		byte[] content = this.text.getBytes(StandardCharsets.UTF_8);
		return fingerprint.of(this.name,
				new MigrationFile(this.location, () -> new ByteArrayInputStream(content), content), Sidecar.NONE);
	}

}
