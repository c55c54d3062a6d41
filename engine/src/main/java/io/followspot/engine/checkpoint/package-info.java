/** When this process takes a checkpoint. */
@NullMarked
package io.followspot.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
