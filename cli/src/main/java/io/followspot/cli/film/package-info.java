/** Simulated film that benchmarks and fault runs share. */
@NullMarked
package io.followspot.cli.film;

import org.jspecify.annotations.NullMarked;
