/** The whole system on one machine: broker, functions, Flink and gateway as child processes. */
@NullMarked
package io.followspot.cli.local;

import org.jspecify.annotations.NullMarked;
