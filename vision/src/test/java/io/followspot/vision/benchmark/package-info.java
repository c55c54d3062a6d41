/** What each stage of a camera's step costs. */
@NullMarked
package io.followspot.vision.benchmark;

import org.jspecify.annotations.NullMarked;
