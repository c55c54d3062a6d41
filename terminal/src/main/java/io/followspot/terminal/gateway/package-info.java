/** How commands reach the gateway. */
@NullMarked
package io.followspot.terminal.gateway;

import org.jspecify.annotations.NullMarked;
