/** How commands reach the gateway. */
@NullMarked
package io.followspot.cli.gateway;

import org.jspecify.annotations.NullMarked;
