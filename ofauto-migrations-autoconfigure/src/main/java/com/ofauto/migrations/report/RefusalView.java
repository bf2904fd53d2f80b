package com.ofauto.migrations.report;

/**
 * A command that could not be carried out and has nothing else to say.
 *
 * @param failure why not
 */
public record RefusalView(FailureView failure) {

}
