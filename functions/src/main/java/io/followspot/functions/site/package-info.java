/** What a site does with a message: pure, knows no framework. */
@NullMarked
package io.followspot.functions.site;

import org.jspecify.annotations.NullMarked;
