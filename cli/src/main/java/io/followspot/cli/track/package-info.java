/** Asks tracks about themselves. */
@NullMarked
package io.followspot.cli.track;

import org.jspecify.annotations.NullMarked;
