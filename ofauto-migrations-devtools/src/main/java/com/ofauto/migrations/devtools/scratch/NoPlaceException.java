package com.ofauto.migrations.devtools.scratch;

/**
 * Scratch databases cannot be created in one place; another one may work.
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
