/** Backup and restore of what cannot be made again. */
@NullMarked
package io.followspot.cli.backup;

import org.jspecify.annotations.NullMarked;
