package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.impact.DroppedObject;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server tells of losses, in an error or a notice: a line for each, with its
 * kind, its name and a number. A name may have ends of lines itself, which are escaped.
 */
final class LossText {

	/** How the notice begins. */
	static final String TOLD = "ofauto lost:\n";

	private LossText() {
	}

	/**
	 * How the line of a loss begins, up to its number.
	 */
	static String start(String kind, String name) {
		return kind + "\t" + name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
	}

	/**
	 * An expression of SQL for the same with a name that only the server knows.
	 */
	static String start(String kind, String name, String number) {
		return "'" + kind + "' || E'\\t' || replace(replace(replace(replace(" + name
				+ ", E'\\\\', E'\\\\\\\\'), E'\\n'," + " E'\\\\n'), E'\\r', E'\\\\r'), E'\\t', E'\\\\t') || E'\\t' || "
				+ number + " || E'\\n'";
	}

	/**
	 * What a failed check has found.
	 */
	static List<LostData> found(SQLException error) {
		return lost(message(error));
	}

	/**
	 * What a failed check has found gone.
	 */
	static List<DroppedObject> gone(SQLException error) {
		return lines(message(error)).stream().map((parts) -> new DroppedObject(parts[0], parts[1])).toList();
	}

	/**
	 * What a notice tells of it.
	 * @return {@code null} if it is another notice
	 */
	static @Nullable List<LostData> told(String notice) {
		return notice.startsWith(TOLD) ? lost(notice.substring(TOLD.length())) : null;
	}

	private static String message(SQLException error) {
		ServerErrorMessage server = (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		return String.valueOf((server != null) ? server.getMessage() : error.getMessage());
	}

	private static List<LostData> lost(String text) {
		return lines(text).stream()
			.map((parts) -> new LostData(LostData.Kind.valueOf(parts[0]), parts[1],
					parts[2].equals("?") ? null : Long.valueOf(parts[2])))
			.toList();
	}

	private static List<String[]> lines(String text) {
		List<String[]> lines = new ArrayList<>();
		for (String line : text.split("\n")) {
			String[] parts = line.split("\t");
			if (parts.length == 3) {
				parts[1] = unescaped(parts[1]);
				lines.add(parts);
			}
		}
		return lines;
	}

	private static String unescaped(String text) {
		StringBuilder name = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\') {
				i++;
				c = switch (text.charAt(i)) {
					case 'n' -> '\n';
					case 'r' -> '\r';
					case 't' -> '\t';
					default -> text.charAt(i);
				};
			}
			name.append(c);
		}
		return name.toString();
	}

}
