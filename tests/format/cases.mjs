// Counts what is expected, and says at the end how much of it was so.

let cases = 0;
let failures = 0;

export function expect(condition, message) {
  cases += 1;
  if (condition) return;
  failures += 1;
  console.error(`FAILED: ${message}`);
}

export function finish() {
  console.log(`${cases - failures} passed, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}
