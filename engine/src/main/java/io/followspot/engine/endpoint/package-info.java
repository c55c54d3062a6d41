/**
 * The kind {@code io.followspot.endpoints.v1/http}: Stateful Functions' own HTTP endpoint, which
 * takes no more messages from Kafka while those under way are as much as the memory holds.
 */
@NullMarked
package io.followspot.engine.endpoint;

import org.jspecify.annotations.NullMarked;
