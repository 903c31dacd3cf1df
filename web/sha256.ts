// SHA-256 (FIPS 180-4), as src/base/sha256.h. The browser's own is asynchronous, and not there at all on pages that come by plain http.

// The first `count` primes' roots: the fraction's first 32 bits.
function fractions(count: number, power: number): Int32Array {
  const found: number[] = [];
  for (let n = 2; found.length < count; ++n) {
    let isPrime = true;
    for (let d = 2; d * d <= n; ++d) isPrime &&= n % d !== 0;
    if (isPrime) found.push(Math.floor((n ** power % 1) * 2 ** 32));
  }
  return Int32Array.from(found, (value) => value | 0);
}

const rounds = fractions(64, 1 / 3);
const start = fractions(8, 1 / 2);
const turned = (x: number, by: number) => (x >>> by) | (x << (32 - by));

function padded(bytes: Uint8Array): DataView {
  const size = (Math.floor((bytes.length + 8) / 64) + 1) * 64;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(size - 4, (bytes.length << 3) >>> 0);
  return view;
}

// In lower-case hexadecimal.
export function sha256(bytes: Uint8Array): string {
  const data = padded(bytes);
  const state = start.slice();
  const w = new Int32Array(64);
  for (let block = 0; block < data.byteLength; block += 64) {
    for (let i = 0; i < 16; ++i) w[i] = data.getUint32(block + 4 * i);
    for (let i = 16; i < 64; ++i) {
      const [x, y] = [w[i - 15]!, w[i - 2]!];
      const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1; // cut to 32 bits by the array
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; ++i) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const one = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = state[i]! + value));
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
