/** What the gateway counts and times. */
@NullMarked
package io.followspot.gateway.metrics;

import org.jspecify.annotations.NullMarked;
