/** The embedded Kafka broker: one node, KRaft. */
@NullMarked
package io.followspot.broker;

import org.jspecify.annotations.NullMarked;
