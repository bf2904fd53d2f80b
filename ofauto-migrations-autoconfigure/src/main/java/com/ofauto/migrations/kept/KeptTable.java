package com.ofauto.migrations.kept;

import java.util.List;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a file, in the text format of {@code COPY}.
 *
 * @param name the table's bare name
 * @param partitionOf the partitioned table that it was a part of, or {@code null}
 * @param file the file's name
 * @param rows how many rows it has
 * @param bytes how long it is
 * @param columns what each line has, in order
 * @since 0.1.0
 */
@Internal
public record KeptTable(String name, @Nullable String partitionOf, String file, long rows, long bytes,
		List<KeptColumn> columns) {

	public KeptTable {
		columns = List.copyOf(columns);
	}

}
