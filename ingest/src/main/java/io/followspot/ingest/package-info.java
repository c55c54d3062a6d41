/** How frames get in: sources, rate control, publisher. */
@NullMarked
package io.followspot.ingest;

import org.jspecify.annotations.NullMarked;
