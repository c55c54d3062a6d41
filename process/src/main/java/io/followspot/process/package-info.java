/** Process lifecycle: settings from the environment, readiness, exit. */
@NullMarked
package io.followspot.process;

import org.jspecify.annotations.NullMarked;
