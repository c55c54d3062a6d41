package io.followspot.gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.kafka.common.TopicPartition;

/** An archive that {@link HistoryBackup} wrote, checked as a whole. */
final class BackupArchive implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_MANIFEST_BYTES = 1 << 20;

  private final ZipFile zip;
  private final BackupManifest manifest;

  private BackupArchive(ZipFile zip, BackupManifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens an archive and compares all checksums.
   *
   * @throws io.followspot.gateway.problem.ProblemException if it is damaged
   */
  static BackupArchive open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw BackupManifest.damaged("it is not a complete ZIP archive");
    }
    boolean sound = false;
    try {
      BackupArchive archive = new BackupArchive(zip, readManifest(zip));
      archive.check();
      sound = true;
      return archive;
    } catch (ZipException | EOFException e) {
      throw BackupManifest.damaged("a file of the archive cannot be unpacked");
    } finally {
      if (!sound) {
        zip.close();
      }
    }
  }

  private static BackupManifest readManifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(BackupManifest.FILE);
    if (entry == null) {
      throw BackupManifest.damaged("the archive has no " + BackupManifest.FILE);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return BackupManifest.of(JSON.readTree(in.readNBytes(MAX_MANIFEST_BYTES)));
    } catch (JsonProcessingException e) {
      throw BackupManifest.damaged(BackupManifest.FILE + " is not JSON");
    }
  }

  private void check() throws IOException {
    for (BackupManifest.Entry table : manifest.tables()) {
      if (!HistoryBackup.TABLES.contains(table.name())) {
        throw BackupManifest.damaged("it names an unknown table");
      }
      MessageDigest digest = HistoryBackup.sha256();
      try (InputStream in = new DigestInputStream(file(table), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
        throw BackupManifest.damaged("the checksum of " + table.file() + " does not fit");
      }
    }
  }

  private InputStream file(BackupManifest.Entry table) throws IOException {
    ZipEntry entry = zip.getEntry(table.file());
    if (entry == null) {
      throw BackupManifest.damaged("the archive has no " + table.file());
    }
    return zip.getInputStream(entry);
  }

  BackupManifest manifest() {
    return manifest;
  }

  /** The rows of a table, each an array. */
  MappingIterator<JsonNode> rows(BackupManifest.Entry table) throws IOException {
    // Of a parser without a token: otherwise the first row would be taken for a list of rows.
    return JSON.readerFor(JsonNode.class).readValues(JSON.createParser(file(table)));
  }

  /** Where the projection of each partition continues after this backup. */
  Map<TopicPartition, Long> offsets() throws IOException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (BackupManifest.Entry table : manifest.tables()) {
      if (table.name().equals(HistoryBackup.TABLES.get(0))) {
        int topic = table.columns().indexOf("topic");
        int partition = table.columns().indexOf("partition_no");
        int next = table.columns().indexOf("next_offset");
        try (MappingIterator<JsonNode> rows = rows(table)) {
          while (rows.hasNextValue()) {
            JsonNode row = rows.nextValue();
            offsets.put(
                new TopicPartition(row.path(topic).asText(), row.path(partition).asInt()),
                row.path(next).asLong());
          }
        }
      }
    }
    return offsets;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
