package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Prisma's checksum: SHA-256 of the file's bytes in lower-case hexadecimal. A comparison
 * ignores line ends, since Git may rewrite them on checkout.
 */
final class Checksum {

	/** Two empty files are not the same migration. */
	static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

	private static final byte[] CRLF = { '\r', '\n' };

	private Checksum() {
	}

	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	static String of(byte[] content) {
		MessageDigest digest = digest();
		digest.update(content);
		return hex(digest);
	}

	static String of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Feeds a digest the text with every line end as LF, or every line end as CRLF.
	 */
	static final class LineEnds {

		private final MessageDigest digest = digest();

		private final byte[] lineEnd;

		private boolean afterCr;

		LineEnds(boolean crlf) {
			this.lineEnd = crlf ? CRLF : new byte[] { '\n' };
		}

		void update(byte[] bytes, int offset, int length) {
			int start = offset;
			int limit = offset + length;
			if (this.afterCr && length > 0 && bytes[offset] != '\n') {
				this.digest.update((byte) '\r');
				this.afterCr = false;
			}
			for (int i = offset; i < limit; i++) {
				if (bytes[i] == '\n') {
					int end = (i > start && bytes[i - 1] == '\r') ? i - 1 : i;
					this.digest.update(bytes, start, end - start);
					this.digest.update(this.lineEnd);
					this.afterCr = false;
					start = i + 1;
				}
			}
			this.afterCr = this.afterCr || limit > start && bytes[limit - 1] == '\r';
			int end = this.afterCr ? limit - 1 : limit;
			if (end > start) {
				this.digest.update(bytes, start, end - start);
			}
		}

		String hex() {
			if (this.afterCr) {
				this.digest.update((byte) '\r');
			}
			return Checksum.hex(this.digest);
		}

	}

}
