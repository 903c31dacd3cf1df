// A small server for the browser tests: dist/, the bundles that tests make up, and bad ones. Loopback only.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm",
  ".css": "text/css", ".svg": "image/svg+xml", ".tsv": "text/tab-separated-values; charset=utf-8",
};

const cors = { "access-control-allow-origin": "*" }; // as ./dev serve
const preludePath = "/prelude-of-the-tests.js";

// made: address, or /FOLDER/ whose `handle` answers for all in it → () => body, for what is not a file, with status and headers of its own where the function has them. The prelude of the returned
// server, a script, runs first in every page. port: 0 = any that is free.
export async function serve(root, made, port = 0) {
  const served = { prelude: "" };
  const withPrelude = (html) => (served.prelude ? String(html).replace("<head>", `<head><script src="${preludePath}"></script>`) : html);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const body = path === preludePath ? () => served.prelude : (made[path] ?? made[`/${path.split("/")[1]}/`]);
    if (body?.handle) {
      body.handle(request, response, path);
      return;
    }
    if (body) {
      response.writeHead(body.status ?? 200, { "content-type": types[extname(path)] ?? "application/octet-stream", ...(body.headers ?? cors) });
      const content = body(request);
      if (typeof content?.pipe === "function") content.on("error", () => response.destroy()).pipe(response);
      else response.end(extname(path) === ".html" ? withPrelude(content) : content);
      return;
    }
    const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", ...cors });
    if (served.prelude && extname(file) === ".html") {
      response.end(withPrelude(readFileSync(file, "utf8")));
    } else {
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  served.origin = `http://127.0.0.1:${server.address().port}`;
  served.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return served;
}
