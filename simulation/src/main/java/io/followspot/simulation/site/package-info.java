/** Simulated sites with several cameras and truth. */
@NullMarked
package io.followspot.simulation.site;

import org.jspecify.annotations.NullMarked;
