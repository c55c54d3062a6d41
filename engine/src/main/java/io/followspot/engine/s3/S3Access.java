package io.followspot.engine.s3;

import io.followspot.process.CannotStartException;
import io.followspot.process.HttpUrl;
import io.followspot.process.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How the storage is reached.
 *
 * @param endpoint its URL; empty for that of the region at AWS
 * @param region its region
 * @param pathStyle whether buckets are in the URL's path, instead of its host name
 * @param credentialsFile keys, see {@link CredentialsFile}; empty for those that the SDK finds by
 *     itself, in the environment or from the machine's role
 */
record S3Access(String endpoint, String region, boolean pathStyle, String credentialsFile) {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  /**
   * As this process's settings say.
   *
   * @throws CannotStartException if a setting is not valid
   */
  static S3Access ofSettings() {
    return of(System.getenv());
  }

  static S3Access of(Map<String, String> environment) {
    String endpoint = Setting.S3_ENDPOINT.read(environment);
    return new S3Access(
        endpoint,
        Setting.S3_REGION.read(environment),
        pathStyle(Setting.S3_PATH_STYLE.read(environment), endpoint),
        Setting.S3_CREDENTIALS_FILE.read(environment));
  }

  private static boolean pathStyle(String word, String endpoint) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "auto" -> !endpoint.isEmpty();
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new CannotStartException(
              Setting.S3_PATH_STYLE.variable()
                  + " is \""
                  + word
                  + "\"; it must be auto, true or false");
    };
  }

  S3Client client() {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(TO_CONNECT)
                    .socketTimeout(TO_ANSWER))
            .region(Region.of(region))
            .forcePathStyle(pathStyle)
            // The checksums of later SDKs are unknown to many S3-compatible servers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .credentialsProvider(credentials());
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(endpointUri());
    }
    return builder.build();
  }

  private URI endpointUri() {
    return HttpUrl.parse(endpoint)
        .orElseThrow(
            () ->
                new CannotStartException(
                    Setting.S3_ENDPOINT.variable()
                        + " is \""
                        + endpoint
                        + "\"; it must be a URL such as https://s3.example:9000"));
  }

  private AwsCredentialsProvider credentials() {
    if (credentialsFile.isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    CredentialsFile file = new CredentialsFile(Path.of(credentialsFile));
    var unused = file.resolveCredentials(); // Fails now rather than at the first request.
    return file;
  }
}
