package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.schema.EnumType;

/**
 * Merges an enum of the history with that of the source. As in Prisma, the order of
 * values in the source does not count: existing values keep the history's order, because
 * another order rewrites every table that uses them. A new value follows the one before
 * it in the source; values at the beginning and the end of the source are added there. If
 * a value is removed, the type is created again, in the order of the source.
 *
 * @param history the enum that the migrations build
 * @param source the enum that the source describes
 */
record EnumMerge(EnumType history, EnumType source) {

	EnumType merge() {
		List<String> wanted = this.source.values();
		if (!wanted.containsAll(this.history.values())) {
			return this.source;
		}
		List<String> values = new ArrayList<>(this.history.values());
		int end = wanted.size();
		while (end > 0 && !this.history.values().contains(wanted.get(end - 1))) {
			end--;
		}
		for (int number = 0; number < end; number++) {
			String value = wanted.get(number);
			if (!values.contains(value)) {
				values.add((number == 0) ? 0 : values.indexOf(wanted.get(number - 1)) + 1, value);
			}
		}
		values.addAll(wanted.subList(end, wanted.size()));
		return new EnumType(this.history.id(), values);
	}

}
