/** Who remembers: the camera and the track function, and the endpoint that serves them. */
@NullMarked
package io.followspot.functions;

import org.jspecify.annotations.NullMarked;
