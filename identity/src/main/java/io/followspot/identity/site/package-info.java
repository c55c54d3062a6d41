/** Which tracks of a site's cameras are one object: a pure reducer. */
@NullMarked
package io.followspot.identity.site;

import org.jspecify.annotations.NullMarked;
