/** What is said: topic names and the form of ids. The messages are in {@code v1}. */
@NullMarked
package io.followspot.protos;

import org.jspecify.annotations.NullMarked;
