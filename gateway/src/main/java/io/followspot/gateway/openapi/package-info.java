/** What can be asked for, as a document that tools read. */
@NullMarked
package io.followspot.gateway.openapi;

import org.jspecify.annotations.NullMarked;
