package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.devtools.diff.step.Rename;

/**
 * Something may have been renamed, or dropped and added, and nobody has said which.
 * Nothing has been written.
 */
public final class RenameUndecidedException extends RuntimeException implements Failure {

	private final transient List<Rename> likely;

	/**
	 * Creates an exception.
	 * @param likely what may have been renamed
	 */
	public RenameUndecidedException(List<Rename> likely) {
		super(RenameText.undecided(likely));
		this.likely = List.copyOf(likely);
	}

	@Override
	public String problem() {
		return RenameText.undecided(this.likely);
	}

	@Override
	public String remedy() {
		return RenameText.answers(this.likely);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * What may have been renamed.
	 * @return at least one
	 */
	public List<Rename> likely() {
		return this.likely;
	}

}
