package com.ofauto.demo;

import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

record NewAgency(String name, String slug, Agency.Plan plan) {

	private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	NewAgency(String name, String slug, Agency.@Nullable Plan plan) {
		InvalidInputException.requireText(name, "name", 120);
		InvalidInputException.requireText(slug, "slug", 60);
		InvalidInputException.require(SLUG.matcher(slug).matches(), "slug", "must be like two-words");
		this.name = name;
		this.slug = slug;
		this.plan = Objects.requireNonNullElse(plan, Agency.Plan.STARTER);
	}

}
