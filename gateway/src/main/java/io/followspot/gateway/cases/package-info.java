/** Cases: what happened in a span of time, kept as files longer than Kafka keeps the pictures. */
@NullMarked
package io.followspot.gateway.cases;

import org.jspecify.annotations.NullMarked;
