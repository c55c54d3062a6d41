/** Sound files: WAVE in and out, sampling rates. */
@NullMarked
package io.followspot.sound.wav;

import org.jspecify.annotations.NullMarked;
