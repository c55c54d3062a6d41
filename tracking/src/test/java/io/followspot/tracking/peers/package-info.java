/**
 * Published trackers, written anew from their papers and read descriptions, as small as can be: to
 * compare with on sequences for which no scores are published. Their parameters are their authors'.
 */
@NullMarked
package io.followspot.tracking.peers;

import org.jspecify.annotations.NullMarked;
