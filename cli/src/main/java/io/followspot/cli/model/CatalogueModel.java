package io.followspot.cli.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A model that can be downloaded.
 *
 * @param name for the command line
 * @param file its name in the directory of models
 * @param url where it is published
 * @param sizeBytes of the file
 * @param sha256 of the file, in lower-case hexadecimal
 * @param licence of the model, as an SPDX identifier
 * @param head the layout of its output, as {@code vision.model_head}
 * @param finds its purpose, for users
 */
record CatalogueModel(
    String name,
    String file,
    String url,
    @JsonProperty("size_bytes") long sizeBytes,
    String sha256,
    String licence,
    String head,
    String finds) {}
