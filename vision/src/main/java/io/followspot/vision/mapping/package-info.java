/** Maps a camera's colours onto a reference. */
@NullMarked
package io.followspot.vision.mapping;

import org.jspecify.annotations.NullMarked;
