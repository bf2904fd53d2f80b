package com.ofauto.migrations.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style sheet and the script of a page. They stand in the page itself, and its
 * content security policy allows them, by their digests, and nothing else.
 *
 * @param styles the style sheet
 * @param script the script, which adds to what is readable without it
 */
record PageAssets(String styles, String script) {

	static PageAssets load() {
		return new PageAssets(read("page.css"), read("page.js"));
	}

	private static String read(String name) {
		try (InputStream resource = PageAssets.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The content security policy of a page with these assets.
	 */
	String policy() {
		return "default-src 'none'; style-src '" + digest(this.styles) + "'; script-src '" + digest(this.script)
				+ "'; base-uri 'none'; form-action 'none'";
	}

	private static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
