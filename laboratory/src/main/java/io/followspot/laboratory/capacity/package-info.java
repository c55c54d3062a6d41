/** How much hardware so many cameras need, computed from measured costs (docs/scaling.md). */
@NullMarked
package io.followspot.laboratory.capacity;

import org.jspecify.annotations.NullMarked;
