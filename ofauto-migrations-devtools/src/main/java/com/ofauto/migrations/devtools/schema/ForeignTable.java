package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * The server and the options of a foreign table.
 *
 * @param server the name of the foreign server
 * @param options the wrapper's options, each as {@code name=value}
 */
public record ForeignTable(String server, List<String> options) {

	public ForeignTable {
		options = List.copyOf(options);
	}

}
