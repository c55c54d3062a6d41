/** The life of one track: events, path, zone visits, and when observations are sent. */
@NullMarked
package io.followspot.tracking.life;

import org.jspecify.annotations.NullMarked;
