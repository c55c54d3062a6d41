/** Which detection belongs to which track: costs, gates and the optimal assignment. */
@NullMarked
package io.followspot.tracking.association;

import org.jspecify.annotations.NullMarked;
