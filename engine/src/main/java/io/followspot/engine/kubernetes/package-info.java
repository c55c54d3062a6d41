/**
 * Several JobManagers in Kubernetes: a Lease says which one leads, and TaskManagers ask the
 * JobManagers where it is. Only JobManagers talk to the API server.
 */
@NullMarked
package io.followspot.engine.kubernetes;

import org.jspecify.annotations.NullMarked;
