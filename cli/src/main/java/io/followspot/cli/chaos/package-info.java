/** Breaks a running system by plan, and tells whether anybody could notice. */
@NullMarked
package io.followspot.cli.chaos;

import org.jspecify.annotations.NullMarked;
