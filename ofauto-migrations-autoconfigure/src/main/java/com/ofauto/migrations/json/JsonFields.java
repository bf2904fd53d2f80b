package com.ofauto.migrations.json;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an object may have. No other field is passed over in silence.
 *
 * @since 0.1.0
 */
@Internal
public final class JsonFields {

	private final JsonReader json;

	private final Map<String, Field<?>> fields = new HashMap<>();

	private int start;

	/**
	 * Creates the fields of an object.
	 * @param json where it is read
	 */
	public JsonFields(JsonReader json) {
		this.json = json;
	}

	/**
	 * Adds a field.
	 * @param <T> the type of its value
	 * @param name its name
	 * @param value reads its value
	 * @return the field
	 */
	public <T> Field<T> add(String name, Supplier<T> value) {
		Field<T> field = new Field<>(name, value);
		this.fields.put(name, field);
		return field;
	}

	/**
	 * Reads the object.
	 * @throws JsonFormatException if it is none, or has another field
	 */
	public void read() {
		this.json.skipSpace();
		this.start = this.json.place();
		this.json.object((name, place) -> {
			Field<?> field = this.fields.get(name);
			if (field == null) {
				throw this.json.failure(place, "the field \"" + name
						+ "\" is not known here; a newer version of the library may have written it");
			}
			field.read();
		});
	}

	/**
	 * A field, and its value once the object has been read.
	 *
	 * @param <T> the type of the value
	 */
	public final class Field<T> {

		private final String name;

		private final Supplier<T> reader;

		private @Nullable T value;

		private Field(String name, Supplier<T> reader) {
			this.name = name;
			this.reader = reader;
		}

		private void read() {
			this.value = this.reader.get();
		}

		/**
		 * The value of a field that has to be there.
		 * @return the value
		 * @throws JsonFormatException if it is not
		 */
		public T required() {
			if (this.value == null) {
				throw JsonFields.this.json.failure(JsonFields.this.start, "the field \"" + this.name + "\" is missing");
			}
			return this.value;
		}

		/**
		 * The value of a field that may be absent.
		 * @return the value, or {@code null}
		 */
		public @Nullable T optional() {
			return this.value;
		}

		/**
		 * The value, or the usual one.
		 * @param other the value of an absent field
		 * @return the value
		 */
		public T or(T other) {
			return (this.value != null) ? this.value : other;
		}

	}

}
