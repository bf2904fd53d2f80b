/**
 * Brings the engine into a Spring Boot application: auto-configuration, properties, and
 * what an application sees of a start.
 */
@NullMarked
package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.NullMarked;
