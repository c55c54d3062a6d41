/** Tracks: one by its id, asked of the track function itself. */
@NullMarked
package io.followspot.gateway.tracks;

import org.jspecify.annotations.NullMarked;
