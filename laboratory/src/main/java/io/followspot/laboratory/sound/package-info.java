/** Cleans and scores sound files, without any system. */
@NullMarked
package io.followspot.laboratory.sound;

import org.jspecify.annotations.NullMarked;
