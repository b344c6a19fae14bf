// A small company, indexed by the real quisait-indexer and shown by the real quisait-searchd.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const data = fileURLToPath(new URL("data/", import.meta.url));
const sources = ["chat", "wiki", "hostile"];

function program(name) {
  const path = process.env[name];
  if (!path) throw new Error(`${name} must name the program: ctest sets it`);
  return path;
}

function settings() {
  const tables = sources.map((name) =>
    `[[source]]\nname = "${name}"\ntype = "facts"\npath = ${JSON.stringify(join(data, `${name}.ndjson`))}\n`);
  return `data = "data"\n[log]\nlevel = "warning"\n[search]\ndeadline = 20000\n${tables.join("")}`;
}

/** Runs a program to its end. */
async function run(path, args) {
  const child = spawn(path, args, { stdio: ["ignore", "inherit", "inherit"] });
  const status = await new Promise((resolve) => child.once("exit", resolve));
  if (status !== 0) throw new Error(`${path} ${args.join(" ")} ended with ${status}`);
}

/** Starts searchd on a free port: its address, once it says it. */
async function serve(config) {
  const child = spawn(program("E2E_SEARCHD"), ["--config", config, "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("exit", (status) => resolve(status)));
  const lines = createInterface({ input: child.stdout });
  const first = new Promise((resolve) => lines.once("line", resolve));
  const address = await Promise.race([first, exited.then((status) => {
    throw new Error(`quisait-searchd ended with ${status} before it listened`);
  })]);
  return { child, exited, address: address.replace(/\/$/, "") };
}

/**
 * The company's pages at `address`. `stop` ends the program, which must end well, and deletes all.
 * Without an index (`indexed: false`) the pages are those before the first sync.
 */
export async function startSite({ indexed = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "quisait-e2e-"));
  const config = join(folder, "quisait.toml");
  await writeFile(config, settings());
  if (indexed) await run(program("E2E_INDEXER"), ["--config", config, "sync"]);
  const { child, exited, address } = await serve(config);
  process.once("exit", () => child.kill("SIGKILL"));
  return {
    address,
    async stop() {
      child.kill("SIGTERM");
      const status = await exited;
      await rm(folder, { recursive: true, force: true });
      if (status !== 0) throw new Error(`quisait-searchd ended with ${status}`);
    },
  };
}
