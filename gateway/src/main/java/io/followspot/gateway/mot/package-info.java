/** Tracks as the rows that evaluation tools read. */
@NullMarked
package io.followspot.gateway.mot;

import org.jspecify.annotations.NullMarked;
