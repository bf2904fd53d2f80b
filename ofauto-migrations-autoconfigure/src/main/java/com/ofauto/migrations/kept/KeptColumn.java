package com.ofauto.migrations.kept;

import com.ofauto.migrations.Internal;

/**
 * A column of kept rows.
 *
 * @param name its bare name
 * @param type its type as PostgreSQL prints it
 * @since 0.1.0
 */
@Internal
public record KeptColumn(String name, String type) {

}
