/** Tracks of a film drawn into it, without Kafka or Flink. */
@NullMarked
package io.followspot.cli.annotate;

import org.jspecify.annotations.NullMarked;
