/** From JPEG bytes to the analysed planes; rejects unusable frames. */
@NullMarked
package io.followspot.vision.decode;

import org.jspecify.annotations.NullMarked;
