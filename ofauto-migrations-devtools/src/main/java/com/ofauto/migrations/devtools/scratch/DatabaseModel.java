package com.ofauto.migrations.devtools.scratch;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a new database must share with another one, so that both print and
 * compare values alike.
 *
 * @param encoding the encoding
 * @param collate the collation
 * @param ctype the character classification
 * @param provider the letter of the locale provider, or {@code null} before PostgreSQL 15
 * @param locale the locale of a provider other than libc
 * @param rules further rules of ICU
 * @param searchPath the search path of its sessions
 * @param timeZone the time zone in which migrations run
 */
record DatabaseModel(String encoding, String collate, String ctype, @Nullable String provider, @Nullable String locale,
		@Nullable String rules, String searchPath, String timeZone) {

	DatabaseModel inTimeZone(@Nullable String other) {
		return (other == null) ? this : new DatabaseModel(this.encoding, this.collate, this.ctype, this.provider,
				this.locale, this.rules, this.searchPath, other);
	}

	/**
	 * Return the options that follow {@code CREATE DATABASE name}.
	 */
	String options() {
		return plainOptions() + " LC_COLLATE " + Quotes.escaped(this.collate) + " LC_CTYPE "
				+ Quotes.escaped(this.ctype) + provided();
	}

	/**
	 * Return the options for a server without this locale.
	 */
	String plainOptions() {
		return " TEMPLATE template0 ENCODING " + Quotes.escaped(this.encoding);
	}

	private String provided() {
		if (this.provider == null) {
			return "";
		}
		return switch (this.provider) {
			case "i" -> " LOCALE_PROVIDER icu" + option("ICU_LOCALE", this.locale) + option("ICU_RULES", this.rules);
			case "b" -> " LOCALE_PROVIDER builtin" + option("BUILTIN_LOCALE", this.locale);
			default -> " LOCALE_PROVIDER libc";
		};
	}

	private static String option(String name, @Nullable String value) {
		return (value != null) ? " " + name + " " + Quotes.escaped(value) : "";
	}

}
