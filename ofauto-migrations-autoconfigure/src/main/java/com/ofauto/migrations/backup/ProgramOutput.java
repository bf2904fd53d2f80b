package com.ofauto.migrations.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a program prints, line by line. A process that the program leaves behind can
 * hold its output open for as long as it lives, so the reading is given up some time
 * behind the program's end.
 */
final class ProgramOutput {

	private final Reader output;

	private final int longest;

	private final Consumer<String> lines;

	private final Thread reader = new Thread(this::read, "output of a program");

	private @Nullable RuntimeException failure;

	private boolean over;

	/**
	 * Begins to read.
	 * @param output what it prints
	 * @param charset how
	 * @param longest how many characters of a line are taken
	 * @param lines takes the lines, in another thread
	 */
	ProgramOutput(InputStream output, Charset charset, int longest, Consumer<String> lines) {
		this.output = new InputStreamReader(output, charset);
		this.longest = longest;
		this.lines = lines;
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Waits for the end, when the program has ended.
	 * @param patience how long, at most; zero for as long as it takes
	 */
	void end(Duration patience) throws InterruptedException {
		this.reader.join(patience.toMillis());
		synchronized (this) {
			this.over = true;
			if (this.failure != null) {
				throw this.failure;
			}
		}
	}

	private void read() {
		try {
			char[] some = new char[8192];
			StringBuilder line = new StringBuilder();
			char before = '\n';
			for (int length = this.output.read(some); length >= 0; length = this.output.read(some)) {
				for (int i = 0; i < length; i++) {
					if (some[i] == '\n' && before != '\r' || some[i] == '\r') {
						take(line);
					}
					else if (some[i] != '\n' && line.length() <= this.longest) {
						line.append(some[i]);
					}
					before = some[i];
				}
			}
			if (!line.isEmpty()) {
				take(line);
			}
		}
		catch (IOException ex) {
			// It has ended.
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private synchronized void take(StringBuilder line) {
		boolean cut = line.length() > this.longest;
		String text = cut ? line.substring(0, this.longest) + "…" : line.toString();
		line.setLength(0);
		if (!this.over && this.failure == null) {
			this.lines.accept(text);
		}
	}

	/**
	 * Goes on reading, so that the program is not held up.
	 */
	private void fail(RuntimeException thrown) {
		synchronized (this) {
			this.failure = thrown;
		}
		try {
			this.output.transferTo(Writer.nullWriter());
		}
		catch (IOException ex) {
			// It has ended.
		}
	}

}
