package com.ofauto.migrations.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a contender is asked to do.
 *
 * @param files the migrations in its layout
 * @param port where the server or the proxy before it listens
 * @param databases the databases to migrate, one after the other
 * @param options what its JVM is started with
 * @param limit how long it may take
 */
record Task(Path files, int port, List<String> databases, List<String> options, Duration limit) {

}
