/** {@code followspot evaluate}: how good tracks are on an annotated sequence. */
@NullMarked
package io.followspot.cli.evaluate;

import org.jspecify.annotations.NullMarked;
