/**
 * Coverage-guided fuzzing. In an ordinary build each target only runs its seeds and earlier
 * findings once; {@code mvn -Pfuzz -pl functions -am -Dtest=DecodeFuzzTest test} lets it search.
 */
package io.followspot.functions.fuzz;
