/** Cameras: registrations checked and kept at hand. */
@NullMarked
package io.followspot.gateway.cameras;

import org.jspecify.annotations.NullMarked;
