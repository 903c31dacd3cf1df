// Where the system's Chromium is, and the flags with which it draws WebGL2 without a GPU.

import { existsSync } from "node:fs";

export function chromiumPath() {
  const path = [process.env.CHROMIUM ?? "", "/usr/bin/chromium"].find((candidate) => candidate && existsSync(candidate));
  if (!path) throw new Error("Chromium is missing: install it, or set CHROMIUM to its path.");
  return path;
}

export const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--enable-unsafe-swiftshader", "--use-angle=swiftshader",
];
