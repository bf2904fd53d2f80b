package com.ofauto.migrations.devtools.impact;

import java.util.Map;
import java.util.Set;

/**
 * What was seen at one statement: the same from the trace and from the filled copy.
 *
 * @param locks the strongest lock that is held on each relation that was there before
 * @param rewritten the relations with new files
 * @param worked the relations that were read from end to end, rewritten or indexed
 * @param stops whether others have to wait for that work
 */
record Witness(Map<String, String> locks, Set<String> rewritten, Set<String> worked, boolean stops) {

}
