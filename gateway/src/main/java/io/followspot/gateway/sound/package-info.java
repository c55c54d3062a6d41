/** A camera's sound and what was heard in it. */
@NullMarked
package io.followspot.gateway.sound;

import org.jspecify.annotations.NullMarked;
