// Uses the generated client: the gateway's address, a camera to add, a camera with tracks.
import { CamerasApi, Configuration, ProblemFromJSON, ResponseError, TracksApi } from "./index.js";

declare const process: { argv: string[] };

const [gateway, newCamera, filmed] = process.argv.slice(2);
const configuration = new Configuration({ basePath: gateway.replace(/\/$/, "") });
const cameras = new CamerasApi(configuration);
const tracks = new TracksApi(configuration);

const line = { lineId: "middle", start: { x: 0.5, y: 1 }, end: { x: 0.5, y: 0 } };
await cameras.addCamera({ camera: { cameraId: newCamera, name: "Gate", lines: [line] } });
for (const camera of (await cameras.listCameras()).cameras) {
  if (camera.cameraId === newCamera) {
    console.log("listed", camera.name, camera.lines?.[0].lineId);
  }
}
try {
  await cameras.addCamera({ camera: { cameraId: "refused", lines: [{ lineId: "middle" }] } });
} catch (error) {
  if (!(error instanceof ResponseError)) {
    throw error;
  }
  const problem = ProblemFromJSON(await error.response.json());
  console.log("refused", error.response.status, problem.errors?.[0].field);
}

const page = await tracks.findTracks({ camera: [filmed], status: ["ended"], limit: 500 });
console.log("tracks", page.tracks.length);
const track = await tracks.getTrack({ track: page.tracks[0].trackId });
console.log("track", track.trackId, track.status, String(track.frame?.streamId));
const picture = await tracks.getSnapshot({ track: track.trackId, crop: true, width: 200 });
const bytes = new Uint8Array(await picture.arrayBuffer());
console.log("picture", bytes[0].toString(16) + bytes[1].toString(16));
