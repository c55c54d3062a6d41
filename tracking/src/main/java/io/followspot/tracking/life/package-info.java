/** The life of one track as others hear of it: events, path, zone visits, and when to be told. */
@NullMarked
package io.followspot.tracking.life;

import org.jspecify.annotations.NullMarked;
