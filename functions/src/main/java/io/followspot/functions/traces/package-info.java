/** What the functions add to the traces of sampled frames. */
@NullMarked
package io.followspot.functions.traces;

import org.jspecify.annotations.NullMarked;
