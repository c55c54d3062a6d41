/**
 * How frames get to Kafka: {@link io.followspot.ingest.publish.FramePublisher} sends the frames of
 * a source as one stream or several, none lost and in order.
 */
@NullMarked
package io.followspot.ingest.publish;

import org.jspecify.annotations.NullMarked;
