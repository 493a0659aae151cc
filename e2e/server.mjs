// A Lantern server over a small invented region, in a folder that is deleted afterwards.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = new URL("..", import.meta.url).pathname;
const PEOPLE = "1200";

/** A port that nobody uses at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const PROGRAM = process.env.LANTERN_PROGRAM ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug", "lantern");

/** Builds the program, unless one is named, and starts it on a fresh region; answers its address and how to end it. */
export async function startServer() {
  if (!process.env.LANTERN_PROGRAM) execFileSync("cargo", ["build", "--quiet", "--workspace"], { cwd: ROOT, stdio: "inherit" });
  return launch(mkdtempSync(join(tmpdir(), "lantern-e2e-")), await freePort(), ["demo", "--people", PEOPLE]);
}

/** Starts the program, built before, on the folder `data` in a folder that is deleted at the end. */
export async function launch(folder, port, words) {
  const address = `127.0.0.1:${port}`;
  const server = spawn(PROGRAM, [...words, "--data", join(folder, "data"), "--listen", address, "--language", "en"], { stdio: ["ignore", "pipe", "inherit"] });
  const printed = [];
  await new Promise((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`the server ended with code ${code}`)));
    server.stdout.on("data", (data) => {
      printed.push(data);
      if (/\/enter#[0-9a-f]{32}\s/.test(Buffer.concat(printed).toString("utf8"))) resolve();
    });
  });
  const stop = async () => {
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.removeAllListeners("exit");
    server.kill("SIGTERM");
    server.on("exit", () => {});
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  const link = /http:\S+\/enter#[0-9a-f]{32}/.exec(Buffer.concat(printed).toString("utf8"))[0];
  return { origin: `http://${address}`, link, program: PROGRAM, folder, world: join(folder, "data", "world"), printed: () => Buffer.concat(printed).toString("utf8"), stop };
}
