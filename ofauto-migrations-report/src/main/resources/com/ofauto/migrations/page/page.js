// @ts-check
"use strict";

/** Shows each time in the reader's zone beside the one in UTC. */
function localTimes() {
	for (const time of document.querySelectorAll("time")) {
		time.title = new Date(time.dateTime).toLocaleString(undefined, { timeZoneName: "short" });
	}
}

/**
 * Puts a field above a long time line that hides the rows without its text.
 * @param {HTMLElement} region the region of the time line
 * @param {number} number the place of the region on the page
 */
function filter(region, number) {
	const rows = /** @type {HTMLTableRowElement[]} */ ([...region.querySelectorAll("tbody tr:not(.mark)")]);
	if (rows.length < 10) {
		return;
	}
	const label = document.createElement("label");
	label.className = "filter";
	label.append("Migrations with ");
	const field = document.createElement("input");
	field.type = "search";
	field.id = "filter-" + number;
	label.append(field);
	const count = document.createElement("span");
	count.className = "word";
	count.setAttribute("role", "status");
	label.append(count);
	field.addEventListener("input", () => {
		const text = field.value.toLowerCase();
		for (const row of rows) {
			row.hidden = !(row.textContent ?? "").toLowerCase().includes(text);
		}
		for (const body of region.querySelectorAll("tbody")) {
			body.hidden = !body.querySelector("tr:not(.mark):not([hidden])");
		}
		count.textContent = text ? rows.filter((row) => !row.hidden).length + " of " + rows.length : "";
	});
	region.before(label);
}

/** Paper cannot be opened. */
function openForPrint() {
	window.addEventListener("beforeprint", () => {
		for (const details of document.querySelectorAll("details")) {
			details.open = true;
		}
	});
}

localTimes();
document.querySelectorAll(".wide").forEach((region, number) => filter(/** @type {HTMLElement} */ (region), number));
openForPrint();
