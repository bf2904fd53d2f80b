package com.ofauto.migrations.devtools.diff;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A step with what decides about its place.
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

	/**
	 * What is gone afterwards.
	 */
	Set<ObjectId> removed() {
		return this.removes;
	}

	/**
	 * What no longer needs what it needed before.
	 */
	Set<ObjectId> freed() {
		return this.frees;
	}

	/**
	 * What changes so that nothing that used it may be there meanwhile.
	 */
	Set<ObjectId> touched() {
		return this.touches;
	}

	/**
	 * What is afterwards as it shall be.
	 */
	Set<ObjectId> made() {
		return this.makes;
	}

	/**
	 * What else has to be made before.
	 */
	Set<ObjectId> needed() {
		return this.needs;
	}

	/**
	 * What else has to be gone before.
	 */
	Set<ObjectId> awaited() {
		return this.awaits;
	}

	/**
	 * What goes on without what it needed.
	 */
	Set<ObjectId> spared() {
		return this.spares;
	}

	/**
	 * What nothing may need any more, though something of that name stays.
	 */
	Set<ObjectId> abandoned() {
		return this.abandons;
	}

	/**
	 * What must not be gone or touched before.
	 */
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

	/**
	 * Takes back that something is free by this.
	 */
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
