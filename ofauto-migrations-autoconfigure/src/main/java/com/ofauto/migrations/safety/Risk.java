package com.ofauto.migrations.safety;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.verdict.SaferForm;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * What a pending migration does that a deploy does not do by itself.
 *
 * @param line the line of the statement, or {@code null} if nothing is known of the
 * migration
 * @param firstOnLine whether no other statement begins on that line before it
 * @param kind what it does
 * @param sentence the same with relations and numbers
 * @param safer how the same is done without it, if such a form is known
 * @param accepted why it is done all the same, or {@code null} if nobody has accepted it
 * @since 0.1.0
 */
@Internal
public record Risk(@Nullable Integer line, boolean firstOnLine, VerdictKind kind, String sentence,
		@Nullable SaferForm safer, @Nullable String accepted) {

	/**
	 * Whether it stops the deploy.
	 * @return {@code true} if nobody has accepted it
	 */
	public boolean isRefused() {
		return this.accepted == null;
	}

	/**
	 * What is said of it.
	 * @param file where the script is
	 */
	String at(String file) {
		return (this.line != null) ? file + ":" + this.line + ": " + this.kind.text() + ": " + this.sentence
				: "impact unknown: " + this.sentence;
	}

	Risk accepted(@Nullable String why) {
		return new Risk(this.line, this.firstOnLine, this.kind, this.sentence, this.safer, why);
	}

}
