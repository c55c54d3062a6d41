/** Simulated sites with several cameras and truth. */
@NullMarked
package io.followspot.identity.simulation;

import org.jspecify.annotations.NullMarked;
