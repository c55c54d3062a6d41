"""Uses the generated client: the gateway's address, a camera to add, a camera with tracks."""
import sys

import openapi_client
from openapi_client.models import Camera, Line, RelativePoint

gateway, new_camera, filmed = sys.argv[1:]
with openapi_client.ApiClient(openapi_client.Configuration(host=gateway.rstrip("/"))) as client:
    cameras = openapi_client.CamerasApi(client)
    tracks = openapi_client.TracksApi(client)

    line = Line(line_id="middle", start=RelativePoint(x=0.5, y=1), end=RelativePoint(x=0.5, y=0))
    cameras.add_camera(Camera(camera_id=new_camera, name="Gate", lines=[line]))
    for camera in cameras.list_cameras().cameras:
        if camera.camera_id == new_camera:
            print("listed", camera.name, camera.lines[0].line_id)
    try:
        cameras.add_camera(Camera(camera_id="refused", lines=[Line(line_id="middle")]))
    except openapi_client.ApiException as refused:
        print("refused", refused.status, refused.data.errors[0].var_field)

    page = tracks.find_tracks(camera=[filmed], status=["ended"], limit=500)
    print("tracks", len(page.tracks))
    track = tracks.get_track(page.tracks[0].track_id)
    print("track", track.track_id, track.status, track.frame.stream_id)
    print("picture", tracks.get_snapshot(track.track_id, crop=True, width=200)[:2].hex())
