/**
 * What all rooms of the starter share.
 */
@NullMarked
package com.ofauto.migrations;

import org.jspecify.annotations.NullMarked;
