/**
 * What every Kafka client of ours shares: how to connect, which topics there are, registrations,
 * and asking a track function.
 */
@NullMarked
package io.followspot.kafka;

import org.jspecify.annotations.NullMarked;
