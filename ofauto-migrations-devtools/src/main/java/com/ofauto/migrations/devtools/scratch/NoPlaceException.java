package com.ofauto.migrations.devtools.scratch;

/**
 * No scratch database can be made in one of the ways; another may do.
 */
final class NoPlaceException extends Exception {

	NoPlaceException(String reason) {
		super(reason);
	}

	NoPlaceException(String reason, Throwable cause) {
		super(reason + ": " + cause.getMessage(), cause);
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}
