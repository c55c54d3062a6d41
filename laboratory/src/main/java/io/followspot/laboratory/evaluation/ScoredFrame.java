package io.followspot.laboratory.evaluation;

/**
 * One frame after preprocessing.
 *
 * @param truths index of each annotated object
 * @param tracks index of each result's track
 * @param similarity truth by track, intersection over union
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record ScoredFrame(int[] truths, int[] tracks, double[][] similarity) {}
