package com.ofauto.migrations.report;

/**
 * A command that could not be carried out and has nothing else to say.
 *
 * @param failure why not
 * @since 0.1.0
 */
public record RefusalView(FailureView failure) {

}
