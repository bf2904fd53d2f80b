package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.Rename;

/**
 * Something may have been renamed, or dropped and added, and nobody has said which.
 * Nothing has been written.
 */
public final class RenameUndecidedException extends RuntimeException {

	private final transient List<Rename> likely;

	/**
	 * Creates an exception.
	 * @param likely what may have been renamed
	 */
	public RenameUndecidedException(List<Rename> likely) {
		super("It is not known whether this was renamed, or dropped and added: "
				+ likely.stream().map(RenameText::arrow).collect(Collectors.joining(", ")));
		this.likely = List.copyOf(likely);
	}

	/**
	 * What may have been renamed.
	 * @return at least one
	 */
	public List<Rename> likely() {
		return this.likely;
	}

}
