package com.ofauto.migrations.safety;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Acceptance;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.verdict.VerdictKind;

/**
 * An acceptance as the policy understands it.
 *
 * @param acceptance what is written
 */
record WrittenAcceptance(Acceptance acceptance) {

	private static final String WORDS = Stream.of(VerdictKind.values())
		.filter(VerdictKind::isWorthALine)
		.map(VerdictKind::word)
		.collect(Collectors.joining(", "));

	/**
	 * The kind that it accepts.
	 * @return empty if the word is that of none
	 */
	Optional<VerdictKind> kind() {
		return Stream.of(VerdictKind.values())
			.filter((kind) -> kind.word().equals(this.acceptance.what().toLowerCase(Locale.ROOT)))
			.findFirst();
	}

	/**
	 * Whether it accepts a risk. One of a statement is above the first statement of a
	 * line. Whoever accepts that everything waits accepts that writes do.
	 */
	boolean covers(Risk risk) {
		boolean place = this.acceptance.statement() == null
				|| risk.firstOnLine() && Objects.equals(this.acceptance.statement(), risk.line());
		return place && problem().isEmpty() && accepts(risk.kind());
	}

	boolean accepts(VerdictKind risk) {
		return kind().filter(
				(kind) -> kind == risk || kind == VerdictKind.BLOCKS_EVERYTHING && risk == VerdictKind.BLOCKS_WRITES)
			.isPresent();
	}

	/**
	 * Why it does not count, whatever the migration does.
	 * @return a sentence, or empty if it counts
	 */
	Optional<String> problem() {
		String place = this.acceptance.place() + ": ";
		String what = ReadableText.name(this.acceptance.what());
		Optional<VerdictKind> kind = kind();
		boolean ofName = NameReview.isAbout(this.acceptance);
		if (kind.isEmpty() && !ofName) {
			return Optional.of(place + "\"accept=" + what + "\" does not count: " + what
					+ " is no verdict. Write one of " + WORDS + ".");
		}
		if (!ofName && !kind.get().isWorthALine()) {
			return Optional.of(place + "\"accept=" + what + "\" does not count: a deploy does by itself what is " + what
					+ ". Remove it.");
		}
		return this.acceptance.why().isEmpty() ? Optional.of(place + "\"accept=" + what
				+ "\" does not count: it has no reason. Write accept=" + what + " because REASON.") : Optional.empty();
	}

	/**
	 * The code of that problem.
	 */
	String code() {
		return (this.acceptance.why().isEmpty() && (kind().isPresent() || NameReview.isAbout(this.acceptance)))
				? "acceptance-without-reason" : "acceptance-of-no-verdict";
	}

	/**
	 * What a check says of one of a name that says something.
	 */
	String withoutNeed() {
		return this.acceptance.place() + ": \"accept=" + this.acceptance.what()
				+ "\" is about nothing: the name says what the migration does. Remove it.";
	}

	/**
	 * What a check says of one for what is not there.
	 * @param possible what can be there
	 */
	String without(Set<VerdictKind> possible) {
		if (kind().orElseThrow() == VerdictKind.BLOCKS_WRITES && possible.contains(VerdictKind.BLOCKS_EVERYTHING)) {
			return this.acceptance.place() + ": \"accept=" + this.acceptance.what()
					+ "\" is too little: by its impact reads wait too. Write accept="
					+ VerdictKind.BLOCKS_EVERYTHING.word() + " because " + ReadableText.name(this.acceptance.why())
					+ ".";
		}
		return this.acceptance.place() + ": \"accept=" + this.acceptance.what() + "\" is about nothing: by its impact "
				+ ((this.acceptance.statement() == null) ? "the migration" : "the statement") + " "
				+ switch (kind().orElseThrow()) {
					case LOSES_DATA -> "loses no data";
					case BLOCKS_WRITES, BLOCKS_EVERYTHING -> "blocks nobody, however large the tables are";
					case NONE, BRIEF, UNKNOWN -> "touches nothing that was there";
				} + ". Remove it.";
	}

}
