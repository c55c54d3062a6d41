/** Checks of this machine: what is wrong, and what to do. */
@NullMarked
package io.followspot.cli.doctor;

import org.jspecify.annotations.NullMarked;
