/** What happens in a sound: speech, and sounds that are loud against what is usual. */
@NullMarked
package io.followspot.sound.listen;

import org.jspecify.annotations.NullMarked;
