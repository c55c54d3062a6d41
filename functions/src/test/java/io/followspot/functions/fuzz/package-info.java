/**
 * Coverage-guided fuzzing. In a usual build each target is only given its seeds and what it found
 * once; {@code mvn -Pfuzz -pl functions -am -Dtest=DecodeFuzzTest test} lets it search.
 */
package io.followspot.functions.fuzz;
