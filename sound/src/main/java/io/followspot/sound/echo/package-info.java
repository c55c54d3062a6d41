/** Acoustic echo cancellation as one pure step. */
@NullMarked
package io.followspot.sound.echo;

import org.jspecify.annotations.NullMarked;
