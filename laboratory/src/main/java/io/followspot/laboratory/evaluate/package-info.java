/** {@code followspot evaluate}: how good tracks are on an annotated sequence. */
@NullMarked
package io.followspot.laboratory.evaluate;

import org.jspecify.annotations.NullMarked;
