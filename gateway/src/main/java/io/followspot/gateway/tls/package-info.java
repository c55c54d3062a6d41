/** How the gateway proves who it is. */
@NullMarked
package io.followspot.gateway.tls;

import org.jspecify.annotations.NullMarked;
