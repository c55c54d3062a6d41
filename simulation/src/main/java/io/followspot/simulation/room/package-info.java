/**
 * Simulated rooms with a microphone, a loudspeaker and people: sound from a seed, whose echo, voice
 * and delay are known.
 */
@NullMarked
package io.followspot.simulation.room;

import org.jspecify.annotations.NullMarked;
