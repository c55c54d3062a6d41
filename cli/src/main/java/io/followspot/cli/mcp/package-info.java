/** The server of the Model Context Protocol over the gateway's HTTP API. */
@NullMarked
package io.followspot.cli.mcp;

import org.jspecify.annotations.NullMarked;
