/** Reads topics for as long as the gateway runs. */
@NullMarked
package io.followspot.gateway.kafka;

import org.jspecify.annotations.NullMarked;
