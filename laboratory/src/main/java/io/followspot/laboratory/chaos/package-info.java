/** Injects faults into a running system, and compares its events with an undisturbed run. */
@NullMarked
package io.followspot.laboratory.chaos;

import org.jspecify.annotations.NullMarked;
