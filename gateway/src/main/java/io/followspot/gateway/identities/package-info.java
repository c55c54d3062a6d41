/** Objects across the cameras of a site, and where they are on its floor. */
@NullMarked
package io.followspot.gateway.identities;

import org.jspecify.annotations.NullMarked;
