/** Evaluation of cleaned sound: the features of AECMOS, SI-SDR, echo reduction. */
@NullMarked
package io.followspot.laboratory.evaluation.sound;

import org.jspecify.annotations.NullMarked;
