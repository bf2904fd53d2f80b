package com.ofauto.migrations.dev;

import java.time.Clock;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.kept.KeptPlace;

/**
 * Where and how far a reset keeps the rows of the tables.
 *
 * @param place where the kept sets are
 * @param limit how many bytes of tables are kept together; 0 for none
 * @param clock dates the sets
 * @since 0.1.0
 */
@Internal
public record KeepSettings(KeptPlace place, long limit, Clock clock) {

}
