/**
 * Auto-configuration and configuration properties for a Spring Boot application.
 */
@NullMarked
package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.NullMarked;
