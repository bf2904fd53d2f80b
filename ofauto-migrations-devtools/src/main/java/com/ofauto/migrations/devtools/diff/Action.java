package com.ofauto.migrations.devtools.diff;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A step with everything that decides about its place. {@link Schedule} turns this into
 * the order: an action is taken when nothing that it waits for is left. Ids are those of
 * {@link ObjectId}, of objects, columns and defaults.
 * <table>
 * <caption>What an action says of ids, names or other actions</caption>
 * <tr>
 * <th>verb</th>
 * <th>the id, name or action ...</th>
 * <th>what waits</th>
 * <th>example</th>
 * </tr>
 * <tr>
 * <td>{@code removes}</td>
 * <td>is gone afterwards, and free</td>
 * <td>it waits until each dependent of the old schema is free</td>
 * <td>DROP TABLE removes the table, its columns and their indexes</td>
 * </tr>
 * <tr>
 * <td>{@code frees}</td>
 * <td>no longer needs what it needed</td>
 * <td>what removes the needed thing waits for it</td>
 * <td>SET DATA TYPE frees the column, so that DROP TYPE can follow</td>
 * </tr>
 * <tr>
 * <td>{@code holds}</td>
 * <td>takes back a "frees"</td>
 * <td></td>
 * <td>a view whose query is blanked first is freed by that step, not by its DROP</td>
 * </tr>
 * <tr>
 * <td>{@code touches}</td>
 * <td>changes while no dependent may exist</td>
 * <td>it waits until each dependent of the old schema is removed</td>
 * <td>SET DATA TYPE touches the column: a view of it is dropped before</td>
 * </tr>
 * <tr>
 * <td>{@code makes}</td>
 * <td>is as the new schema has it</td>
 * <td>it waits for what makes each need of the new schema</td>
 * <td>CREATE VIEW waits for the tables of its query</td>
 * </tr>
 * <tr>
 * <td>{@code needs}</td>
 * <td>has to be made before, beyond the needs in the catalog</td>
 * <td>it waits for what makes it</td>
 * <td>COMMENT ON waits for its object</td>
 * </tr>
 * <tr>
 * <td>{@code awaits}</td>
 * <td>has to be gone before</td>
 * <td>it waits for what removes it</td>
 * <td>SET NOT NULL waits until the dropped constraints of the column are gone</td>
 * </tr>
 * <tr>
 * <td>{@code spares}</td>
 * <td>depends on something removed, and stays without it</td>
 * <td>a "removes" does not wait for it</td>
 * <td>DROP COLUMN ONLY spares the columns of child tables</td>
 * </tr>
 * <tr>
 * <td>{@code abandons}</td>
 * <td>may not be used any more, although its name exists again</td>
 * <td>it waits until each dependent of the old schema is free</td>
 * <td>DROP TYPE of a type that was put aside</td>
 * </tr>
 * <tr>
 * <td>{@code precedes}</td>
 * <td>may not be removed or touched before this</td>
 * <td>what removes or touches it waits</td>
 * <td>DETACH PARTITION precedes DROP TABLE of the parent</td>
 * </tr>
 * <tr>
 * <td>{@code takes}</td>
 * <td>is a name that has to be free</td>
 * <td>it waits for what gives the name</td>
 * <td>CREATE INDEX takes the name of a relation</td>
 * </tr>
 * <tr>
 * <td>{@code gives}</td>
 * <td>is a name that is free afterwards</td>
 * <td>what takes the name waits</td>
 * <td>DROP INDEX gives its name</td>
 * </tr>
 * <tr>
 * <td>{@code after}</td>
 * <td>are other actions</td>
 * <td>it waits for these</td>
 * <td>ENABLE TRIGGER waits for its CREATE TRIGGER</td>
 * </tr>
 * </table>
 * The past participle of a verb returns what was said by it: {@code removed()} has what
 * {@code removes(...)} was given.
 */
final class Action {

	private final Step step;

	private final Rank rank;

	private final Set<ObjectId> removes = new TreeSet<>();

	private final Set<ObjectId> frees = new TreeSet<>();

	private final Set<ObjectId> touches = new TreeSet<>();

	private final Set<ObjectId> makes = new TreeSet<>();

	private final Set<ObjectId> needs = new TreeSet<>();

	private final Set<ObjectId> awaits = new TreeSet<>();

	private final Set<ObjectId> spares = new TreeSet<>();

	private final Set<ObjectId> abandons = new TreeSet<>();

	private final Set<ObjectId> precedes = new TreeSet<>();

	private final Set<String> takes = new HashSet<>();

	private final Set<String> gives = new HashSet<>();

	private final Set<Action> after = new LinkedHashSet<>();

	Action(Rank rank, Step step) {
		this.rank = rank;
		this.step = step;
	}

	Step step() {
		return this.step;
	}

	Rank rank() {
		return this.rank;
	}

	Set<ObjectId> removed() {
		return this.removes;
	}

	Set<ObjectId> freed() {
		return this.frees;
	}

	Set<ObjectId> touched() {
		return this.touches;
	}

	Set<ObjectId> made() {
		return this.makes;
	}

	Set<ObjectId> needed() {
		return this.needs;
	}

	Set<ObjectId> awaited() {
		return this.awaits;
	}

	Set<ObjectId> spared() {
		return this.spares;
	}

	Set<ObjectId> abandoned() {
		return this.abandons;
	}

	Set<ObjectId> preceded() {
		return this.precedes;
	}

	Set<String> namesTaken() {
		return this.takes;
	}

	Set<String> namesGiven() {
		return this.gives;
	}

	Set<Action> predecessors() {
		return this.after;
	}

	Action removes(Collection<ObjectId> ids) {
		this.removes.addAll(ids);
		return frees(ids);
	}

	Action frees(Collection<ObjectId> ids) {
		this.frees.addAll(ids);
		return this;
	}

	Action holds(Collection<ObjectId> ids) {
		this.frees.removeAll(ids);
		return this;
	}

	Action touches(Collection<ObjectId> ids) {
		this.touches.addAll(ids);
		return this;
	}

	Action makes(Collection<ObjectId> ids) {
		this.makes.addAll(ids);
		return this;
	}

	Action needs(Collection<ObjectId> ids) {
		this.needs.addAll(ids);
		return this;
	}

	Action awaits(Collection<ObjectId> ids) {
		this.awaits.addAll(ids);
		return this;
	}

	Action spares(Collection<ObjectId> ids) {
		this.spares.addAll(ids);
		return this;
	}

	Action abandons(Collection<ObjectId> ids) {
		this.abandons.addAll(ids);
		return frees(ids);
	}

	Action precedes(Collection<ObjectId> ids) {
		this.precedes.addAll(ids);
		return this;
	}

	Action takes(Collection<String> names) {
		this.takes.addAll(names);
		return this;
	}

	Action gives(Collection<String> names) {
		this.gives.addAll(names);
		return this;
	}

	Action after(Collection<Action> others) {
		this.after.addAll(others);
		return this;
	}

}
