/** Tracks of a film drawn into it, without Kafka or Flink. */
@NullMarked
package io.followspot.laboratory.annotate;

import org.jspecify.annotations.NullMarked;
