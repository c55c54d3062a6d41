/** Numbers over many tracks: counts at zones and lines, flows between zones, heat maps. */
@NullMarked
package io.followspot.gateway.counts;

import org.jspecify.annotations.NullMarked;
