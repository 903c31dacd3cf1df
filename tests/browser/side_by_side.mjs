// Several engines at once, each in a process of its own with its own server and screen: a scene waits more than it works. No more of them
// than there are cores.

import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";

const isForTheEnd = (line) => /^(FAILED|passed at the second try)/.test(line);

// engines: names, the one that takes longest first. The lines that each process closes with stand at the end of all.
// Gives the status to exit with.
export async function playSideBySide(script, args, engines) {
  const waiting = [...engines];
  const closing = [];
  const running = new Set();
  let passed = 0;
  let failed = 0;

  const play = (engine) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [script, ...args, "--engine", engine], { stdio: ["ignore", "pipe", "inherit"] });
      running.add(child);
      let isCounted = false;
      const lines = createInterface({ input: child.stdout });
      lines.on("line", (line) => {
        const counts = /^(\d+) passed, (\d+) failed$/.exec(line);
        if (counts) {
          isCounted = true;
          passed += Number(counts[1]);
          failed += Number(counts[2]);
        } else if (isForTheEnd(line)) closing.push(line);
        else console.log(line);
      });
      child.on("close", (status, signal) => {
        running.delete(child);
        if (!isCounted) {
          failed += 1;
          closing.push(`FAILED ${engine}: ended before its last scene, with ${signal ?? status}`);
        }
        resolve();
      });
    });
  const playOneByOne = async () => {
    for (let engine = waiting.shift(); engine; engine = waiting.shift()) await play(engine);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      waiting.length = 0;
      for (const child of running) child.kill(signal);
    });
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), engines.length) }, playOneByOne));
  for (const line of closing) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
