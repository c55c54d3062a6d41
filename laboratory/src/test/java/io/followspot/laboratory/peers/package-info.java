/**
 * Published trackers, reimplemented minimally from their papers and descriptions: to compare with
 * on sequences for which no scores are published. Their parameters are their authors'.
 */
@NullMarked
package io.followspot.laboratory.peers;

import org.jspecify.annotations.NullMarked;
