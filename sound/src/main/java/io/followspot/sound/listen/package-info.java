/** Events in a sound: speech, and sounds louder than the usual level. */
@NullMarked
package io.followspot.sound.listen;

import org.jspecify.annotations.NullMarked;
