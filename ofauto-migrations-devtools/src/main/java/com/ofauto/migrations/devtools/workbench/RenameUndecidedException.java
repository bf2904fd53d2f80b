package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.devtools.diff.step.Rename;

/**
 * Objects may have been renamed, or dropped and added, and no decision was given. Nothing
 * has been written.
 */
public final class RenameUndecidedException extends RuntimeException implements Failure {

	private final transient List<Rename> likely;

	/**
	 * Create an exception.
	 * @param likely the likely renames
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
	 * Return the likely renames.
	 * @return at least one
	 */
	public List<Rename> likely() {
		return this.likely;
	}

}
