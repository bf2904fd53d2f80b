package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads a script once: its checksum, whether it is UTF-8, and, if it is small and the
 * scripts before it were not too many, its content, so that a small pending script need
 * not be opened again. Buffers serve all the files of one reading.
 */
final class ScriptFingerprint {

	private static final int SMALL = 64 * 1024;

	private static final int ALL = 256 * SMALL;

	private static final long NOT_ASCII = 0x8080808080808080L;

	private final byte[] buffer = new byte[SMALL + 1];

	private final CharBuffer decoded = CharBuffer.allocate(8 * 1024);

	private final MessageDigest digest = Checksum.digest();

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private int kept;

	Migration of(String name, MigrationFile file, Sidecar sidecar) {
		try (InputStream in = file.open()) {
			byte[] content = read(in, file.location());
			MigrationFile kept = new MigrationFile(file.location(), file.opener(), content);
			return new Migration(name, Checksum.hex(this.digest), kept, sidecar);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(file.location(), ex);
		}
	}

	private byte @Nullable [] read(InputStream in, String location) throws IOException {
		this.digest.reset();
		this.decoder.reset();
		int carried = 0;
		boolean whole = true;
		while (true) {
			int read = in.readNBytes(this.buffer, carried, this.buffer.length - carried);
			this.digest.update(this.buffer, carried, read);
			int length = carried + read;
			boolean end = length < this.buffer.length;
			ByteBuffer bytes = ByteBuffer.wrap(this.buffer, 0, length);
			requireUtf8(bytes, end, location);
			if (end) {
				return whole ? kept(length) : null;
			}
			whole = false;
			carried = bytes.remaining();
			System.arraycopy(this.buffer, bytes.position(), this.buffer, 0, carried);
		}
	}

	private byte @Nullable [] kept(int length) {
		if (length > ALL - this.kept) {
			return null;
		}
		this.kept += length;
		return Arrays.copyOf(this.buffer, length);
	}

	private void requireUtf8(ByteBuffer bytes, boolean end, String location) {
		if (isAscii(bytes)) {
			bytes.position(bytes.limit());
			return;
		}
		CoderResult result;
		do {
			this.decoded.clear();
			result = this.decoder.decode(bytes, this.decoded, end);
			if (result.isError()) {
				throw MigrationFilesException.notUtf8(location);
			}
		}
		while (result.isOverflow());
	}

	/**
	 * Most of what is large is, and decoding it would cost as much as its checksum.
	 */
	private static boolean isAscii(ByteBuffer bytes) {
		long all = 0;
		int i = bytes.position();
		for (; i <= bytes.limit() - Long.BYTES; i += Long.BYTES) {
			all |= bytes.getLong(i);
		}
		for (; i < bytes.limit(); i++) {
			all |= bytes.get(i);
		}
		return (all & NOT_ASCII) == 0;
	}

}
