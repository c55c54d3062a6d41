/** Simulated film that benchmarks and fault runs share. */
@NullMarked
package io.followspot.laboratory.film;

import org.jspecify.annotations.NullMarked;
