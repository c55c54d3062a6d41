/** Counts at lines and zones, and the pictures of those who were counted. */
@NullMarked
package io.followspot.cli.counts;

import org.jspecify.annotations.NullMarked;
