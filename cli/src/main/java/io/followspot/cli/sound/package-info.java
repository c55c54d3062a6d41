/** Cleans and scores sound files, without any system. */
@NullMarked
package io.followspot.cli.sound;

import org.jspecify.annotations.NullMarked;
