/** What the functions count and time. */
@NullMarked
package io.followspot.functions.metrics;

import org.jspecify.annotations.NullMarked;
