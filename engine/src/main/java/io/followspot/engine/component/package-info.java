/** What our kinds of components share: they are built from those of Stateful Functions. */
@NullMarked
package io.followspot.engine.component;

import org.jspecify.annotations.NullMarked;
