// Power over time and frequency of 16 kHz samples: time to the right, 0 to 8 kHz upwards, 80 dB from dark to full colour.

const SIZE = 512;
const RANGE_DB = 80;
const WINDOW = Float32Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));
const COSINE = Float32Array.from({ length: SIZE / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / SIZE));
const SINE = Float32Array.from({ length: SIZE / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / SIZE));

/** In-place transform, radix 2. */
function transform(re, im) {
  for (let i = 1, j = 0; i < SIZE; i++) {
    let bit = SIZE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [re[i], re[j], im[i], im[j]] = [re[j], re[i], im[j], im[i]];
  }
  for (let length = 1; length < SIZE; length <<= 1) {
    const stride = SIZE / (2 * length);
    for (let block = 0; block < SIZE; block += 2 * length) {
      for (let k = 0; k < length; k++) {
        const [a, b, c, s] = [block + k, block + k + length, COSINE[k * stride], SINE[k * stride]];
        const [xr, xi] = [re[b] * c - im[b] * s, re[b] * s + im[b] * c];
        re[b] = re[a] - xr;
        im[b] = im[a] - xi;
        re[a] += xr;
        im[a] += xi;
      }
    }
  }
}

/** Levels in dB below full scale of the frequencies around a sample, half the window's size of them. */
export function spectrumAt(samples, middle) {
  const re = new Float32Array(SIZE);
  const im = new Float32Array(SIZE);
  for (let i = 0; i < SIZE; i++) re[i] = ((samples[middle - SIZE / 2 + i] ?? 0) / 32768) * WINDOW[i];
  transform(re, im);
  // A sine at full scale has a peak of a quarter of the window's size.
  return Float32Array.from(
    { length: SIZE / 2 },
    (_, k) => 10 * Math.log10((re[k] ** 2 + im[k] ** 2) / (SIZE / 4) ** 2 + 1e-12),
  );
}

/** Draws samples into a canvas, in the canvas's own colour; louder is more opaque. */
export function drawSpectrogram(canvas, samples) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(canvas).color;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  const image = pen.createImageData(canvas.width, canvas.height);
  for (let x = 0; x < canvas.width; x++) {
    const levels = spectrumAt(samples, Math.floor(((x + 0.5) * samples.length) / canvas.width));
    for (let y = 0; y < canvas.height; y++) {
      const level = levels[Math.floor(((canvas.height - 1 - y) * levels.length) / canvas.height)];
      const opacity = Math.max(0, Math.min(1, 1 + level / RANGE_DB));
      image.data.set([red, green, blue, 255 * opacity * opacity], 4 * (y * canvas.width + x));
    }
  }
  pen.putImageData(image, 0, 0);
}
