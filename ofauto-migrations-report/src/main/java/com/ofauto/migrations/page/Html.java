package com.ofauto.migrations.page;

import com.ofauto.migrations.core.ReadableText;

/**
 * A text of HTML in the making. What is not written by this library goes through
 * {@link #text} or into an attribute, and is text there whatever it contains.
 */
final class Html {

	private final StringBuilder markup = new StringBuilder();

	/**
	 * Opens an element.
	 * @param attributes names and values in turn
	 */
	Html open(String element, String... attributes) {
		this.markup.append('<').append(element);
		for (int i = 0; i < attributes.length; i += 2) {
			this.markup.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
		}
		this.markup.append('>');
		return this;
	}

	Html close(String element) {
		this.markup.append("</").append(element).append('>');
		return this;
	}

	/**
	 * Adds text, whose harmful characters are shown as escapes.
	 */
	Html text(String text) {
		this.markup.append(escaped(text));
		return this;
	}

	/**
	 * Adds an element that has text alone.
	 * @param attributes names and values in turn
	 */
	Html element(String element, String text, String... attributes) {
		return open(element, attributes).text(text).close(element);
	}

	/**
	 * Adds markup of this library, such as a style sheet.
	 */
	Html raw(String markup) {
		this.markup.append(markup);
		return this;
	}

	private static String escaped(String text) {
		return ReadableText.lines(text)
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

	@Override
	public String toString() {
		return this.markup.toString();
	}

}
