/** Evaluation of cleaned sound: the features of AECMOS, SI-SDR, echo reduction. */
@NullMarked
package io.followspot.sound.evaluation;

import org.jspecify.annotations.NullMarked;
