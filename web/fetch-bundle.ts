// Reads a bundle that is being fetched, with a limit on its size, and says in plain words what went wrong.

export const sizeLimit = 64 * 1024 * 1024;

export class StoryError extends Error {
  constructor(
    readonly type: "fetch" | "schema" | "wasm" | "webglcontextlost",
    message: string,
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
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      if (signal.aborted) throw error;
      throw new StoryError("fetch", `The story at ${address} broke off after ${size} bytes. Check the connection.`);
    });
    if (done) break;
    size += value.length;
    progress(size, response.headers.has("content-encoding") ? 0 : total);
    if (size > sizeLimit) {
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
