/**
 * Regions that tracks enter, leave and cross. Start reading at {@link
 * io.followspot.tracking.zones.ZoneMonitor}.
 */
@NullMarked
package io.followspot.tracking.zones;

import org.jspecify.annotations.NullMarked;
