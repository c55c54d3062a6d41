/**
 * The kind {@code io.followspot.kafka.v1/ingress}: Stateful Functions' own Kafka ingress with a
 * guard in front, which rejects records that would stop the job and reports them on a topic.
 */
@NullMarked
package io.followspot.engine.ingress;

import org.jspecify.annotations.NullMarked;
