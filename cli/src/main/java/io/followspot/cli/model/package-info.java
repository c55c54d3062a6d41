/** Model files: the catalogue, downloads and checks. */
@NullMarked
package io.followspot.cli.model;

import org.jspecify.annotations.NullMarked;
