@NullMarked
package com.ofauto.migrations.benchmarks;

import org.jspecify.annotations.NullMarked;
