/** The microphone function: what it remembers, and what it does with a camera's sound. */
@NullMarked
package io.followspot.functions.microphone;

import org.jspecify.annotations.NullMarked;
