package com.ofauto.migrations.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.json.JsonFormatException;
import com.ofauto.migrations.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The mark of a deploy as a line in the {@code logs} of each record that the deploy
 * writes. Prisma does not read the logs of a finished row, and a dump carries them. The
 * line is JSON whose values are all texts, so that a release can pass over what a newer
 * one has added; it is ASCII, since the encoding of the database need not have all of it,
 * and has no comma in a text, so that no other line of ours is found in it.
 */
final class MarkText {

	/** How the line begins. */
	static final String START = "ofauto-migrations: mark ";

	/** What the record keeps of its mark, or null. */
	static final String KEPT = "substring(logs from '(?n)^" + START + ".*$')";

	/** A look reads only the beginning of a mark. */
	private static final Pattern LINE = Pattern.compile("(?m)(?:\\A|\n)" + START.strip() + "(?: (.*))?$");

	private static final int LONGEST = 120;

	private MarkText() {
	}

	/**
	 * The line.
	 */
	static String of(DeployMark mark) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("at", mark.at());
		fields.put("position", mark.position());
		fields.put("timeline", mark.timeline());
		fields.put("archiver", mark.archiver().state().word());
		fields.put("archived", mark.archiver().archived());
		fields.put("failed", mark.archiver().failed());
		fields.put("user", mark.user());
		fields.put("host", mark.host());
		fields.put("application", mark.application());
		fields.put("release", mark.release());
		fields.put("commit", mark.commit());
		StringBuilder line = new StringBuilder(START);
		fields.forEach((name, value) -> {
			if (value != null) {
				line.append((line.length() > START.length()) ? ',' : '{').append('"').append(name).append("\":\"");
				append(line, value.toString());
				line.append('"');
			}
		});
		return line.append('}').toString();
	}

	private static void append(StringBuilder line, String text) {
		int length = Math.min(text.length(), LONGEST);
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == ',') {
				line.append("\\u%04x".formatted((int) c));
			}
			else {
				line.append(c);
			}
		}
	}

	/**
	 * The mark that logs have.
	 * @return {@code null} if they have none, or one that cannot be read
	 */
	static @Nullable DeployMark in(@Nullable String logs) {
		Matcher line = (logs != null) ? LINE.matcher(logs) : null;
		if (line == null || !line.find() || line.group(1) == null) {
			return null;
		}
		try {
			Map<String, String> fields = new LinkedHashMap<>();
			JsonReader json = new JsonReader(line.group(1));
			json.object((name, place) -> fields.put(name, json.string()));
			return mark(fields);
		}
		catch (JsonFormatException | DateTimeException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static DeployMark mark(Map<String, String> fields) {
		String timeline = fields.get("timeline");
		return new DeployMark(Instant.parse(fields.getOrDefault("at", "")), fields.get("position"),
				(timeline != null) ? Long.valueOf(timeline) : null,
				new Archiver(state(fields.getOrDefault("archiver", "")), fields.get("archived"), fields.get("failed")),
				Objects.requireNonNullElse(fields.get("user"), "unknown"), fields.get("host"),
				fields.get("application"), fields.get("release"), fields.get("commit"));
	}

	private static Archiver.State state(String word) {
		for (Archiver.State state : Archiver.State.values()) {
			if (state.word().equals(word)) {
				return state;
			}
		}
		return Archiver.State.NOT_VISIBLE;
	}

	/**
	 * Logs without the mark.
	 * @return {@code null} if there is nothing else
	 */
	static @Nullable String without(@Nullable String logs) {
		if (logs == null || !logs.contains(START.strip())) {
			return logs;
		}
		String rest = LINE.matcher(logs).replaceFirst("");
		return rest.isEmpty() ? null : rest.startsWith("\n") ? rest.substring(1) : rest;
	}

}
