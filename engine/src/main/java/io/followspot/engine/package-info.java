/** Where functions run: Flink, the ingresses and egresses, the launcher. */
@NullMarked
package io.followspot.engine;

import org.jspecify.annotations.NullMarked;
