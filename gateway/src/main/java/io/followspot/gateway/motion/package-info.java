/** How fast things move in each part of a camera's picture. */
@NullMarked
package io.followspot.gateway.motion;

import org.jspecify.annotations.NullMarked;
