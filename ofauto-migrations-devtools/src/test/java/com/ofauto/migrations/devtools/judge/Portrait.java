package com.ofauto.migrations.devtools.judge;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All that the catalogs of a database say, in words that are the same in an equal
 * database.
 *
 * @param catalogs for each catalog the rows by their key; rows that have the same one in
 * their order
 * @param untouched for each catalog how many rows are as initdb made them
 */
public record Portrait(SortedMap<String, SortedMap<String, List<SortedMap<String, String>>>> catalogs,
		Map<String, String> untouched) {

}
