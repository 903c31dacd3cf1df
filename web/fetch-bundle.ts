// Reads a bundle that is being fetched, with a limit on its size, and says in plain words what went wrong.

export const sizeLimit = 64 * 1024 * 1024;

export class StoryError extends Error {
  constructor(
    readonly type: "fetch" | "schema" | "wasm" | "webglcontextlost",
    message: string,
    readonly isTorn = false, // what came may be the beginning of one file and the end of another
  ) {
    super(message);
  }
}

// progress: in bytes as they arrive; total is 0 where it is not known.
export async function readBundle(
  address: string, asked: Promise<Response>, signal: AbortSignal, progress: (loaded: number, total: number) => void,
): Promise<Uint8Array> {
  const response = await asked.catch((error) => {
    if (signal.aborted) throw error;
    throw new StoryError("fetch", `The story at ${address} could not be fetched. Check the address and the connection.`);
  });
  if (!response.ok) throw new StoryError("fetch", `The story at ${address} could not be fetched (HTTP ${response.status}).`);
  const tooLarge = () =>
    new StoryError("schema", `The story at ${address} is larger than ${sizeLimit / 1024 / 1024} MB, the limit for a bundle.`);
  const total = Number(response.headers.get("content-length") ?? 0);
  if (total > sizeLimit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const isPacked = response.headers.has("content-encoding");
  const broken = (error: unknown, size: number) => {
    if (signal.aborted) throw error;
    throw new StoryError("fetch", `The story at ${address} broke off after ${size} bytes. Check the connection.`, true);
  };
  return readBody(response.body, sizeLimit, (size) => progress(size, isPacked ? 0 : total), broken, tooLarge);
}

// All of a body that is not larger than `most`. broken() throws what the caller wants of a connection that broke off.
export async function readBody(
  body: ReadableStream<Uint8Array>, most: number, heard: (size: number) => void, broken: (error: unknown, size: number) => never, tooLarge: () => StoryError,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error) => broken(error, size));
    if (done) break;
    size += value.length;
    heard(size);
    if (size > most) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
