/** Registrations as users write them, and the camera's response. */
@NullMarked
package io.followspot.terminal.registration;

import org.jspecify.annotations.NullMarked;
