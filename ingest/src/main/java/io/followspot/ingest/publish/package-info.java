/**
 * Publishing to Kafka: {@link io.followspot.ingest.publish.FramePublisher} sends the frames of a
 * source as one or several streams, in order and without loss.
 */
@NullMarked
package io.followspot.ingest.publish;

import org.jspecify.annotations.NullMarked;
