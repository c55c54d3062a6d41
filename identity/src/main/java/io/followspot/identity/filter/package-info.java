/** Positions and velocities on the floor, with covariance. */
@NullMarked
package io.followspot.identity.filter;

import org.jspecify.annotations.NullMarked;
