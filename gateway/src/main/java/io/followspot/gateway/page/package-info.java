/** The web page's files. */
@NullMarked
package io.followspot.gateway.page;

import org.jspecify.annotations.NullMarked;
