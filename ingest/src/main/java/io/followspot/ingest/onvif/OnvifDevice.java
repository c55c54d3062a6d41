package io.followspot.ingest.onvif;

import java.net.URI;

/**
 * A device that answered a probe.
 *
 * @param service the address of its device service
 * @param name as its owner set it; empty if it tells none
 * @param hardware its model; empty if it tells none
 */
public record OnvifDevice(URI service, String name, String hardware) {}
