/** What a camera sees when nothing moves, learned in a few bytes a pixel. */
@NullMarked
package io.followspot.vision.background;

import org.jspecify.annotations.NullMarked;
