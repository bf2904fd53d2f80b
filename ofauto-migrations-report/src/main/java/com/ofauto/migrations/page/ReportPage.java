package com.ofauto.migrations.page;

import java.util.Map;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.report.DatabaseView;

/**
 * Writes a report as one page of HTML. The page loads nothing from elsewhere, its content
 * security policy allows nothing but its own style sheet and script, and all of it can be
 * read without the script.
 *
 * @since 0.1.0
 */
@Internal
public final class ReportPage {

	private static final String TITLE = "Migrations";

	private final PageAssets assets = PageAssets.load();

	/**
	 * Writes a page.
	 * @param report what it shows
	 * @return a whole document
	 */
	public String html(MigrationsReport report) {
		Html html = new Html();
		html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
		head(html, report);
		html.open("body").element("a", "Skip to the databases", "class", "skip", "href", "#databases");
		html.open("header").element("h1", TITLE).open("p").text("Looked at on ");
		PageTime.write(html, report.at());
		html.text(".").close("p").close("header");
		html.open("main", "id", "databases");
		if (report.databases().isEmpty()) {
			html.element("p", "No database has migrations.", "class", "none");
		}
		if (report.databases().size() > 1) {
			overview(html, report);
		}
		int number = 0;
		for (Map.Entry<String, DatabaseReport> database : report.databases().entrySet()) {
			new DatabaseSection(html, ++number).write(name(database), database.getValue());
		}
		html.close("main").open("script").raw(this.assets.script()).close("script").close("body").close("html");
		return html.raw("\n").toString();
	}

	private void head(Html html, MigrationsReport report) {
		html.open("head")
			.open("meta", "charset", "utf-8")
			.open("meta", "http-equiv", "Content-Security-Policy", "content", this.assets.policy())
			.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
			.open("meta", "name", "referrer", "content", "no-referrer")
			.open("meta", "name", "color-scheme", "content", "light dark")
			.element("title", title(report))
			.open("style")
			.raw(this.assets.styles())
			.close("style")
			.close("head");
	}

	private static String title(MigrationsReport report) {
		return (report.databases().size() == 1)
				? TITLE + ": " + StateSentence.of(report.databases().values().iterator().next().plan()).sentence()
				: TITLE;
	}

	/**
	 * The name by which people know a database: that of the properties, and the server's
	 * if it is another one.
	 */
	private static String name(Map.Entry<String, DatabaseReport> database) {
		DatabaseView seen = database.getValue().plan().database();
		return (seen == null || seen.name().equals(database.getKey())) ? database.getKey()
				: seen.name() + " (" + database.getKey() + ")";
	}

	private static void overview(Html html, MigrationsReport report) {
		html.open("nav", "aria-label", "Databases").open("ul", "class", "overview");
		int number = 0;
		for (Map.Entry<String, DatabaseReport> database : report.databases().entrySet()) {
			StateSentence state = StateSentence.of(database.getValue().plan());
			html.open("li", "class", state.tone().style())
				.element("a", name(database), "href", "#" + DatabaseSection.id(++number))
				.text(" ")
				.element("span", state.sentence())
				.close("li");
		}
		html.close("ul").close("nav");
	}

}
