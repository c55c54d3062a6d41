/** Pictures as bytes, as pixels and as films: what clips and annotated films are made with. */
@NullMarked
package io.followspot.media;

import org.jspecify.annotations.NullMarked;
