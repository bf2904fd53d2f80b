package com.ofauto.migrations.devtools.command;

import java.util.List;

/**
 * The migrations that were traced, for programs.
 *
 * @param impacts their files, in order
 */
record TracingView(List<ImpactFileView> impacts) {

	/**
	 * The file beside a migration that says what it does.
	 *
	 * @param migration the migration
	 * @param file the file as a person in the project's directory writes it
	 * @param written whether it was written, and not as it was
	 */
	record ImpactFileView(String migration, String file, boolean written) {

		/**
		 * Return the same for a person.
		 */
		String text() {
			return this.written ? "Wrote " + this.file : this.file + " is as it was";
		}

	}

}
