/** Shows events as they come. */
@NullMarked
package io.followspot.cli.watch;

import org.jspecify.annotations.NullMarked;
