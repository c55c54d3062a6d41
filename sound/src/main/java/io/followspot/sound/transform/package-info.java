/** The real Fourier transform. */
@NullMarked
package io.followspot.sound.transform;

import org.jspecify.annotations.NullMarked;
