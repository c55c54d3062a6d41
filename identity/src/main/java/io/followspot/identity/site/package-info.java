/** Joins the tracks of a site's cameras into identities: a pure reducer. */
@NullMarked
package io.followspot.identity.site;

import org.jspecify.annotations.NullMarked;
