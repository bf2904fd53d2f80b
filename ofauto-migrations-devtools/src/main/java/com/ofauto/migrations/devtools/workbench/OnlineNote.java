package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.verdict.SaferForm;

/**
 * What a person should know of a step of an online migration.
 *
 * @param sentence why it keeps others waiting all the same, or what it leaves to do
 * @param advice how the same is done without that, file by file; empty if no way is known
 */
public record OnlineNote(String sentence, List<SaferForm.Step> advice) {

	public OnlineNote {
		advice = List.copyOf(advice);
	}

}
