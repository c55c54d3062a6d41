/** How good cleaned sound is: the features of AECMOS, SI-SDR, echo reduction. */
@NullMarked
package io.followspot.sound.evaluation;

import org.jspecify.annotations.NullMarked;
