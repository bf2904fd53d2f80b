package com.ofauto.migrations.core;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What blocks tell of captures. It is passed on once the migration is applied: what is
 * tried again captures again.
 */
final class CaptureNotices {

	private final Map<String, List<String>> heard = new LinkedHashMap<>();

	/**
	 * Hears a notice.
	 * @return whether it was one of captures
	 */
	boolean hears(String notice) {
		for (String head : List.of(CaptureBlock.TOLD, CaptureBlock.SKIPPED)) {
			if (notice.startsWith(head)) {
				lines(notice, head).forEach((parts) -> this.heard.put(head + parts.get(1), parts));
				return true;
			}
		}
		return false;
	}

	/**
	 * Passes on what was heard of a migration, and forgets it.
	 * @param applied whether it is applied
	 */
	void tell(String migration, boolean applied, MigrationListener listener) {
		this.heard.forEach((head, parts) -> {
			if (applied && head.startsWith(CaptureBlock.TOLD)) {
				listener.captured(capture(migration, parts));
			}
			else if (applied) {
				listener.notCaptured(migration, parts.get(1), Long.parseLong(parts.get(2)));
			}
		});
		this.heard.clear();
	}

	private static Capture capture(String migration, List<String> parts) {
		return new Capture(migration, kind(parts.get(0)), parts.get(1), columns(parts.get(6)),
				Long.parseLong(parts.get(2)), Long.parseLong(parts.get(3)), Instant.parse(parts.get(4)),
				Instant.parse(parts.get(5)), null);
	}

	/**
	 * What a notice tells of rows that came back.
	 * @return nothing if it is another notice
	 */
	static List<RestoredData> restored(String notice) {
		return notice.startsWith(RestoreBlock.TOLD)
				? lines(notice, RestoreBlock.TOLD).stream().map(CaptureNotices::restored).toList() : List.of();
	}

	private static RestoredData restored(List<String> parts) {
		return new RestoredData(kind(parts.get(0)), parts.get(1), columns(parts.get(7)), Long.parseLong(parts.get(2)),
				Long.parseLong(parts.get(3)), Long.parseLong(parts.get(4)), Instant.parse(parts.get(5)), parts.get(6));
	}

	static Capture.Kind kind(String word) {
		return Capture.Kind.valueOf(word.toUpperCase(Locale.ROOT));
	}

	static List<String> columns(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split(", "));
	}

	private static List<List<String>> lines(String notice, String head) {
		return notice.substring(head.length()).lines().map((line) -> List.of(line.split("\t", -1))).toList();
	}

}
