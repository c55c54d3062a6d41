/** What the gateway adds to the traces of sampled frames. */
@NullMarked
package io.followspot.gateway.traces;

import org.jspecify.annotations.NullMarked;
