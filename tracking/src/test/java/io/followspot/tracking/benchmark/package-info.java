/**
 * How fast the tracker is. {@code mvn -B -pl tracking -am -P bench -DskipTests verify} runs all,
 * and {@code -Dbench=CrowdBenchmark} some.
 */
@NullMarked
package io.followspot.tracking.benchmark;

import org.jspecify.annotations.NullMarked;
