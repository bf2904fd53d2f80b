/**
 * What a deploy may do by itself, and what a person has to accept.
 *
 * @since 0.1.0
 */
@NullMarked
package com.ofauto.migrations.safety;

import org.jspecify.annotations.NullMarked;
