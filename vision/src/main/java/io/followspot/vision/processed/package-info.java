/** Denoised and stabilised pictures of what a camera analyses. */
@NullMarked
package io.followspot.vision.processed;

import org.jspecify.annotations.NullMarked;
