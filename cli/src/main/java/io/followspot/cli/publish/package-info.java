/** Sends a video, a stream or a simulated scene to a camera. */
@NullMarked
package io.followspot.cli.publish;

import org.jspecify.annotations.NullMarked;
