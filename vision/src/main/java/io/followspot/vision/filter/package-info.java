/** Spatial filters: less noise, or more contrast, before comparison with the background. */
@NullMarked
package io.followspot.vision.filter;

import org.jspecify.annotations.NullMarked;
