/** What frames and sound have in common: records of a stream, in order. */
@NullMarked
package io.followspot.functions.stream;

import org.jspecify.annotations.NullMarked;
