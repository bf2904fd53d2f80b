package com.ofauto.migrations.devtools.command;

import java.util.List;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.workbench.DroppedRows;
import com.ofauto.migrations.devtools.workbench.RenameQuestion;
import com.ofauto.migrations.devtools.workbench.RenameText;
import com.ofauto.migrations.devtools.workbench.RenameUndecidedException;

/**
 * Asks a person whether an object was renamed. Without a person it is dropped and added
 * if this loses nothing, which is reported; otherwise the rename stays undecided.
 */
final class RenameDialog implements RenameQuestion {

	private final Output output;

	private final DroppedRows rows;

	RenameDialog(Output output, DroppedRows rows) {
		this.output = output;
		this.rows = rows;
	}

	@Override
	public boolean isRename(Rename likely, List<Rename> all, List<Rename> made) {
		return new Terminal(this.output).yes(RenameText.question(likely)).orElseGet(() -> {
			if (!this.rows.areNone(likely.from(), made)) {
				throw new RenameUndecidedException(all.stream()
					.filter((rename) -> rename.equals(likely) || !this.rows.areNone(rename.from(), made))
					.toList());
			}
			this.output
				.note(RenameText.arrow(likely) + " is taken for dropped and added, since nothing is lost by it here."
						+ " If it was " + RenameText.verb(likely) + ", say so: " + RenameText.option(likely) + ".");
			return false;
		});
	}

}
