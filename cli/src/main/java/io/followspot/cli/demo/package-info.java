/** The whole system with simulated cameras, for demonstration. */
@NullMarked
package io.followspot.cli.demo;

import org.jspecify.annotations.NullMarked;
