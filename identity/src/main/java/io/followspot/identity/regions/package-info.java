/** Zones and lines on a site's floor, and how one object enters, leaves and crosses them. */
@NullMarked
package io.followspot.identity.regions;

import org.jspecify.annotations.NullMarked;
