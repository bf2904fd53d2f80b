package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.schema.EnumType;

/**
 * An enum of the history and what the source says of it. In which order the source names
 * the values says nothing, as in Prisma: those that are there keep the history's order,
 * since another order rewrites every table that has them. A new value comes behind the
 * one that it stands behind in the source; those that the source has at its beginning and
 * at its end come there. Where a value goes, the type is made anew anyway, as the source
 * has it.
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
