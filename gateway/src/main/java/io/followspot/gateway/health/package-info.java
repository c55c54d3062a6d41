/** What works and what does not: Kafka, the processing of frames, the history store. */
@NullMarked
package io.followspot.gateway.health;

import org.jspecify.annotations.NullMarked;
