package com.ofauto.migrations.benchmarks;

/**
 * What went over the wire.
 *
 * @param connections how many connections were opened
 * @param roundTrips how often a client waited for an answer, start-ups left out
 * @param statements how many statements the server completed
 * @param sent bytes to the server
 * @param received bytes from the server
 */
record WireCounts(long connections, long roundTrips, long statements, long sent, long received) {

}
