/** What a track does with a message: pure, knows no framework. */
@NullMarked
package io.followspot.functions.track;

import org.jspecify.annotations.NullMarked;
