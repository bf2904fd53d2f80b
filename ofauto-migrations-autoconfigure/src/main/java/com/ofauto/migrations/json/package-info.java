/**
 * JSON for people and programs: read strictly, and written so that a review shows each
 * value.
 */
@NullMarked
package com.ofauto.migrations.json;

import org.jspecify.annotations.NullMarked;
