/** What happens, as it happens: Server-Sent Events. */
@NullMarked
package io.followspot.gateway.stream;

import org.jspecify.annotations.NullMarked;
