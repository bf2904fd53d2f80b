package com.ofauto.migrations.safety;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What a review of the files has found, which somebody should change.
 *
 * @param code what it is, for programs and for the page that explains it
 * @param migration the migration, or {@code null} if it is about all of them
 * @param text where and why, and what to do
 * @since 0.1.0
 */
@Internal
public record ReviewFinding(String code, @Nullable String migration, String text) {

	/**
	 * The finding for a person.
	 * @return its text and its code
	 */
	public String line() {
		return this.text + " (" + this.code + ")";
	}

}
