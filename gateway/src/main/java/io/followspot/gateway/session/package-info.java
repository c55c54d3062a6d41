/** A browser's token, kept in a cookie. */
@NullMarked
package io.followspot.gateway.session;

import org.jspecify.annotations.NullMarked;
