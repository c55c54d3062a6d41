/** Commands for cameras: add, change, list, show, remove. */
@NullMarked
package io.followspot.cli.camera;

import org.jspecify.annotations.NullMarked;
