package io.followspot.engine.s3;

import io.followspot.process.CannotStartException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of the storage, by keys. Every method throws {@link FileNotFoundException} if there is
 * no such object, and {@link StorageException} if the storage cannot be reached or refuses.
 */
final class Bucket {
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_RANGE = 416;

  private final S3Client client;
  private final String name;

  Bucket(S3Client client, String name) {
    this.client = client;
    this.name = name;
  }

  /** What a listing has. */
  interface Listing {
    void object(String key, long bytes, long modifiedMs);

    /** Objects whose names begin with this, which ends with a slash. */
    void directory(String prefix);
  }

  String name() {
    return name;
  }

  /** Length and time of an object; empty if there is none. */
  Optional<HeadObjectResponse> head(String key) throws IOException {
    try {
      return Optional.of(call(key, () -> client.headObject(b -> b.bucket(name).key(key))));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether there is an object whose key begins with this. */
  boolean hasAny(String prefix) throws IOException {
    return !call(
            prefix,
            () -> client.listObjectsV2(b -> b.bucket(name).prefix(prefix).maxKeys(1)).contents())
        .isEmpty();
  }

  /** Lists the objects whose keys begin with this, up to the next slash. */
  void list(String prefix, Listing listing) throws IOException {
    eachPage(
        ListObjectsV2Request.builder().bucket(name).prefix(prefix).delimiter("/").build(),
        page -> {
          page.commonPrefixes().forEach(p -> listing.directory(p.prefix()));
          page.contents()
              .forEach(o -> listing.object(o.key(), o.size(), o.lastModified().toEpochMilli()));
        });
  }

  /** All keys that begin with this. */
  List<String> keys(String prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    eachPage(
        ListObjectsV2Request.builder().bucket(name).prefix(prefix).build(),
        page -> page.contents().forEach(o -> keys.add(o.key())));
    return keys;
  }

  private interface Page {
    void read(ListObjectsV2Response page);
  }

  private void eachPage(ListObjectsV2Request request, Page each) throws IOException {
    call(
        request.prefix(),
        () -> {
          client.listObjectsV2Paginator(request).forEach(each::read);
          return true;
        });
  }

  /**
   * An object's bytes from an offset on.
   *
   * @throws EOFException if it has fewer bytes
   */
  ResponseInputStream<GetObjectResponse> read(String key, long from) throws IOException {
    // There is no range of an empty object.
    String range = from == 0 ? null : "bytes=" + from + "-";
    return call(key, () -> client.getObject(b -> b.bucket(name).key(key).range(range)));
  }

  void put(String key, byte[] bytes) throws IOException {
    call(key, () -> client.putObject(b -> b.bucket(name).key(key), RequestBody.fromBytes(bytes)));
  }

  void copy(String from, String to) throws IOException {
    call(
        from,
        () ->
            client.copyObject(
                b ->
                    b.sourceBucket(name)
                        .sourceKey(from)
                        .destinationBucket(name)
                        .destinationKey(to)));
  }

  /** Deletes an object, if it exists. */
  void delete(String key) throws IOException {
    call(key, () -> client.deleteObject(b -> b.bucket(name).key(key)));
  }

  /** Begins an object that is sent in parts, and returns the upload's id. */
  String begin(String key) throws IOException {
    return call(key, () -> client.createMultipartUpload(b -> b.bucket(name).key(key)).uploadId());
  }

  /** Sends a part of it, numbered from 1 on. */
  CompletedPart part(String key, String upload, int number, byte[] bytes) throws IOException {
    return call(
        key,
        () -> {
          String tag =
              client
                  .uploadPart(
                      b -> b.bucket(name).key(key).uploadId(upload).partNumber(number),
                      RequestBody.fromBytes(bytes))
                  .eTag();
          return CompletedPart.builder().partNumber(number).eTag(tag).build();
        });
  }

  /** Makes the object of its parts. */
  void complete(String key, String upload, List<CompletedPart> parts) throws IOException {
    call(
        key,
        () ->
            client.completeMultipartUpload(
                b ->
                    b.bucket(name).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts))));
  }

  private interface BucketCall<T> {
    T run();
  }

  private <T> T call(String key, BucketCall<T> call) throws IOException {
    try {
      return call.run();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(code(e))) {
        FileNotFoundException absent = new FileNotFoundException(nameOf(key) + " does not exist");
        absent.initCause(e);
        throw absent;
      }
      if (e.statusCode() == NO_SUCH_RANGE) {
        throw new EOFException(nameOf(key) + " ends before the byte to read");
      }
      throw new StorageException(
          nameOf(key)
              + ": the storage answers "
              + code(e)
              + " (HTTP status "
              + e.statusCode()
              + ")",
          e);
    } catch (SdkException | CannotStartException e) {
      throw new StorageException(nameOf(key) + ": " + e.getMessage(), e);
    }
  }

  private static String code(S3Exception e) {
    return e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
  }

  private String nameOf(String key) {
    return "s3://" + name + "/" + key;
  }
}
