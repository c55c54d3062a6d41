/**
 * Component kind {@code io.followspot.kafka.v1/egress}: Stateful Functions' own Kafka egress, which
 * ends when another attempt of its job has taken its transactional ids over, and which sends
 * records without transactions promptly.
 */
@NullMarked
package io.followspot.engine.egress;

import org.jspecify.annotations.NullMarked;
