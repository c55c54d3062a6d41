/** Cameras: add, change, list, look at, remove. */
@NullMarked
package io.followspot.cli.camera;

import org.jspecify.annotations.NullMarked;
