package com.ofauto.migrations.autoconfigure;

import java.util.Locale;
import java.util.function.Supplier;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

/**
 * What an application gives to its R2DBC driver. A URL gives texts, code also the
 * driver's own types.
 *
 * @param options the options
 * @param place where they come from, for messages: "in …" or "of …"
 */
record R2dbcOptions(ConnectionFactoryOptions options, String place) {

	/**
	 * Returns the value of the first of some names that has one.
	 */
	@Nullable Object value(String... names) {
		for (String name : names) {
			Object value = this.options.getValue(Option.valueOf(name));
			if (value != null) {
				return (value instanceof Supplier<?> supplier) ? supplier.get() : value;
			}
		}
		return null;
	}

	/**
	 * Returns that value as a text that is not empty.
	 */
	@Nullable String text(String... names) {
		Object value = value(names);
		String text = (value != null) ? value.toString() : "";
		return text.isEmpty() ? null : text;
	}

	/**
	 * Returns that value in lower case: a driver's enumerations are written differently.
	 */
	@Nullable String word(String... names) {
		String text = text(names);
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

	R2dbcAddressException failure(String problem) {
		return new R2dbcAddressException(this.place, problem);
	}

	@Override
	public String toString() {
		return "Options " + this.place;
	}

}
