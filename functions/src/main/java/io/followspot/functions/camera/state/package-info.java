/**
 * The fields of a camera's stored state. Each field is read and written by one class of this
 * package; the rest of the camera function asks these classes.
 */
@NullMarked
package io.followspot.functions.camera.state;

import org.jspecify.annotations.NullMarked;
