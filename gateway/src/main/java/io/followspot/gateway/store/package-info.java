/** History: the committed events as tables, and what can be asked of them. */
@NullMarked
package io.followspot.gateway.store;

import org.jspecify.annotations.NullMarked;
