/** Finding ONVIF cameras in the local network, and asking them for their streams. */
@NullMarked
package io.followspot.ingest.onvif;

import org.jspecify.annotations.NullMarked;
