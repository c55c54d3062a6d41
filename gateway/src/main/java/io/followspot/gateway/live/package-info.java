/** Frames as they come: pictures of now. */
@NullMarked
package io.followspot.gateway.live;

import org.jspecify.annotations.NullMarked;
