// A screen that nobody sees, for browsers that draw WebGL2 only with one. Where there is no Xvfb, the screen of the desktop serves.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

const xvfb = ["/usr/bin/Xvfb", "/usr/X11R6/bin/Xvfb"].find(existsSync);
const size = "1600x1200x24";

export const hasDisplay = Boolean(xvfb || process.env.DISPLAY || process.platform === "darwin");

let started;

// The environment of a process that is to draw.
export async function display() {
  if (!xvfb) return process.env;
  started ??= new Promise((resolve, reject) => {
    const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once("data", (number) => resolve({ server, name: `:${String(number).trim()}` }));
  });
  const { name } = await started;
  const { WAYLAND_DISPLAY, ...rest } = process.env;
  return { ...rest, DISPLAY: name, GDK_BACKEND: "x11", MOZ_ENABLE_WAYLAND: "0", LIBGL_ALWAYS_SOFTWARE: "1" };
}

export async function closeDisplay() {
  const { server } = (await started?.catch(() => undefined)) ?? {};
  server?.removeAllListeners("exit");
  server?.kill();
}
