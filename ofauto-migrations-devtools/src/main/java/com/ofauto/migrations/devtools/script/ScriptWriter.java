package com.ofauto.migrations.devtools.script;

import java.util.List;

import com.ofauto.migrations.devtools.diff.Difference;
import com.ofauto.migrations.devtools.diff.Rename;
import com.ofauto.migrations.devtools.diff.Step;

/**
 * Writes steps as SQL that a person is glad to review.
 */
public final class ScriptWriter {

	public List<String> statements(Step step) {
		return List.of();
	}

	public String script(Difference difference) {
		return "";
	}

	public String renameStatement(Rename rename) {
		return "";
	}

}
