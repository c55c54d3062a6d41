/** Spatial filters: less noise, or more contrast, before anything is compared. */
@NullMarked
package io.followspot.vision.filter;

import org.jspecify.annotations.NullMarked;
