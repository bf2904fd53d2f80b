package com.ofauto.migrations.devtools.diff.online;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * The steps of a difference by segment. A segment is a transaction, or one step that runs
 * by itself.
 *
 * @param segments the steps of each segment, in order
 * @param eased what has a form here that keeps nobody waiting, where the plain one does
 * @param remarks what a person should know of the steps that have none, and of those that
 * are not all there is to do
 */
public record SegmentedChange(List<Difference> segments, List<ObjectId> eased, List<OnlineRemark> remarks) {

	public SegmentedChange {
		segments = List.copyOf(segments);
		eased = List.copyOf(eased);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Return a change whose steps are what they are.
	 * @param steps the steps
	 * @return one segment, or none if there is no step
	 */
	public static SegmentedChange plain(Difference steps) {
		return new SegmentedChange(steps.isEmpty() ? List.of() : List.of(steps), List.of(), List.of());
	}

	/**
	 * Return all steps in order.
	 * @return the steps as they are written
	 */
	public Difference steps() {
		return new Difference(this.segments.stream().flatMap((segment) -> segment.steps().stream()).toList());
	}

}
