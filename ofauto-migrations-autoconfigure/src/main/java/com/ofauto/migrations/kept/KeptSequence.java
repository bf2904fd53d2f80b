package com.ofauto.migrations.kept;

import com.ofauto.migrations.Internal;

/**
 * How far a sequence had come.
 *
 * @param name its bare name
 * @param value the last value that it gave
 * @since 0.1.0
 */
@Internal
public record KeptSequence(String name, String value) {

}
