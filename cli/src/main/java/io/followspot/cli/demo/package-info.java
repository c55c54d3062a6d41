/** The whole system with simulated cameras, to look at. */
@NullMarked
package io.followspot.cli.demo;

import org.jspecify.annotations.NullMarked;
