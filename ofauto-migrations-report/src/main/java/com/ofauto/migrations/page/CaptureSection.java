package com.ofauto.migrations.page;

import java.util.List;

import com.ofauto.migrations.report.CaptureView;
import com.ofauto.migrations.verdict.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * The rows that migrations have removed and that a rollback can bring back.
 */
final class CaptureSection {

	private final Html html;

	CaptureSection(Html html) {
		this.html = html;
	}

	void write(@Nullable List<CaptureView> captures) {
		if (captures == null) {
			return;
		}
		this.html.element("h3", "Captured rows").open("ul", "class", "statements");
		for (CaptureView capture : captures) {
			this.html.open("li")
				.element("code", capture.table())
				.text(what(capture) + ", " + Amounts.rows(capture.rows()) + ", " + Amounts.bytes(capture.bytes())
						+ ", before ")
				.element("code", capture.migration())
				.text(", until ");
			PageTime.write(this.html, capture.until());
			this.html.text((capture.left() != null)
					? "; a rollback has restored them, but for " + Amounts.rows(capture.left()) : "")
				.close("li");
		}
		this.html.close("ul");
	}

	private static String what(CaptureView capture) {
		return capture.columns().isEmpty() ? "" : ", " + String.join(", ", capture.columns());
	}

}
