/**
 * The Actuator endpoint: what the history says, over HTTP and JMX. It only reads.
 */
@NullMarked
package com.ofauto.migrations.endpoint;

import org.jspecify.annotations.NullMarked;
