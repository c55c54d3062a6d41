import java.io.File;
import java.nio.file.Files;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.CamerasApi;
import org.openapitools.client.api.TracksApi;
import org.openapitools.client.model.Camera;
import org.openapitools.client.model.Line;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.RelativePoint;
import org.openapitools.client.model.Track;
import org.openapitools.client.model.TrackPage;

/** Uses the generated client: the gateway's address, a camera to add, a camera with tracks. */
public final class Client {
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(arguments[0].replaceAll("/$", ""));
    CamerasApi cameras = new CamerasApi(client);
    TracksApi tracks = new TracksApi(client);

    RelativePoint start = new RelativePoint().x(0.5).y(1.0);
    RelativePoint end = new RelativePoint().x(0.5).y(0.0);
    Line line = new Line().lineId("middle").start(start).end(end);
    cameras.addCamera(new Camera().cameraId(arguments[1]).name("Gate").addLinesItem(line));
    for (Camera camera : cameras.listCameras().getCameras()) {
      if (camera.getCameraId().equals(arguments[1])) {
        System.out.println("listed " + camera.getName() + " " + camera.getLines().get(0).getLineId());
      }
    }
    try {
      cameras.addCamera(new Camera().cameraId("refused").addLinesItem(new Line().lineId("middle")));
    } catch (ApiException refused) {
      Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
      System.out.println("refused " + refused.getCode() + " " + problem.getErrors().get(0).getField());
    }

    TrackPage page =
        tracks.findTracks(
            List.of(arguments[2]), List.of("ended"), null, null, null, null, null, null, null, 500, null);
    System.out.println("tracks " + page.getTracks().size());
    String id = page.getTracks().get(0).getTrackId();
    Track track = tracks.getTrack(id, null, null, null);
    System.out.println(
        "track " + id + " " + track.getStatus().getValue() + " " + track.getFrame().getStreamId());
    File picture = tracks.getSnapshot(id, true, null, null, 200, null);
    byte[] jpeg = Files.readAllBytes(picture.toPath());
    Files.delete(picture.toPath());
    System.out.println("picture " + Integer.toHexString((jpeg[0] & 0xff) << 8 | jpeg[1] & 0xff));
  }
}
