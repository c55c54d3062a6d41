/** From JPEG bytes to the planes that are analysed; refuses what cannot be used. */
@NullMarked
package io.followspot.vision.decode;

import org.jspecify.annotations.NullMarked;
