package com.ofauto.migrations.rehearsal;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.json.JsonFormatException;

/**
 * A text is not the record of a rehearsal, or of a newer form than this version knows.
 * The message is a clause with line and column.
 *
 * @since 0.1.0
 */
@Internal
public final class RehearsalFormatException extends RuntimeException {

	RehearsalFormatException(JsonFormatException cause) {
		super("line " + cause.line() + ", column " + cause.column() + ": " + cause.reason(), cause);
	}

}
