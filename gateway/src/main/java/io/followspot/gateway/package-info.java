/** How tracks get out: HTTP API, live stream, history, web page. */
@NullMarked
package io.followspot.gateway;

import org.jspecify.annotations.NullMarked;
