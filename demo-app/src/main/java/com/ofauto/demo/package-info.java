/**
 * The OFAuto demo: a small JSON API on the schema that the migrations build.
 */
@NullMarked
package com.ofauto.demo;

import org.jspecify.annotations.NullMarked;
