package com.ofauto.migrations.rehearsal;

/**
 * The part of a server's version that says what it does.
 */
final class MajorVersion {

	private MajorVersion() {
	}

	/**
	 * The major version.
	 * @param version such as {@code 17.11}
	 * @return such as {@code 17}
	 */
	static String of(String version) {
		return version.replaceFirst("\\D.*", "");
	}

}
