/** Pictures of the past: cut from the frames topic by capture time, with the path drawn in. */
@NullMarked
package io.followspot.gateway.archive;

import org.jspecify.annotations.NullMarked;
