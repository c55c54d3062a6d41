/** Passing the records of a topic on to a receiver outside, as one of a consumer group. */
@NullMarked
package io.followspot.gateway.delivery;

import org.jspecify.annotations.NullMarked;
