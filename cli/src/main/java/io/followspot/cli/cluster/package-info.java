/** {@code followspot cluster}: Flink as separate processes on this machine. */
@NullMarked
package io.followspot.cli.cluster;

import org.jspecify.annotations.NullMarked;
