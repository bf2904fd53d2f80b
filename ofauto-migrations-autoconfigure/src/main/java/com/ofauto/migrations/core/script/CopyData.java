package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Takes the data of a {@code COPY … FROM STDIN}, piece by piece, in UTF-8.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CopyData {

	void accept(byte[] bytes, int offset, int length) throws IOException, SQLException;

}
