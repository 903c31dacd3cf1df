// Fetches a bundle with a limit on its size, and says in plain words what went wrong.

export const sizeLimit = 64 * 1024 * 1024;

export class StoryError extends Error {
  constructor(
    readonly type: "fetch" | "schema" | "wasm" | "webglcontextlost",
    message: string,
  ) {
    super(message);
  }
}

export async function fetchBundle(address: string, signal: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(address, { signal, credentials: "omit" });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new StoryError("fetch", `The story at ${address} could not be fetched. Check the address and the connection.`);
  }
  if (!response.ok) throw new StoryError("fetch", `The story at ${address} could not be fetched (HTTP ${response.status}).`);
  const tooLarge = () =>
    new StoryError("schema", `The story at ${address} is larger than ${sizeLimit / 1024 / 1024} MB, the limit for a bundle.`);
  if (Number(response.headers.get("content-length") ?? 0) > sizeLimit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
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
