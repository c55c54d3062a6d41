/** What a camera does with a message: pure, knows no framework. */
@NullMarked
package io.followspot.functions.camera;

import org.jspecify.annotations.NullMarked;
