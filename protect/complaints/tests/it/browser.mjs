// Runs the browser's own modules in Node: one question as JSON on standard input, one answer as JSON on standard output. The folder it runs in is web/client.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const vite = await import(pathToFileURL(require.resolve("vite")).href);
const age = await import(pathToFileURL(require.resolve("age-encryption")).href);
const load = async (path) => (await vite.runnerImport(path, { configFile: false, logLevel: "error" })).module;
const code = await load("./src/complaint-code.ts");
const seal = await load("./src/complaint-seal.ts");

const bytes = (list) => Uint8Array.from(list);
const fromBase64 = (text) => Uint8Array.from(Buffer.from(text, "base64"));

/** Opens with npm's age what was sealed in Rust, with the keys of two handlers. */
async function openByHand(stored, [first, second]) {
  const open = async (identity, file, form) => {
    const decrypter = new age.Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(file, form);
  };
  const find = (locks, handler) => fromBase64(locks.find((lock) => lock.handler === handler).sealed);
  const inner = JSON.parse(await open(first.identity, find(stored.locks, first.handler), "text"));
  const key = await open(second.identity, find(inner, second.handler), "text");
  const padded = Buffer.from(await open(key, fromBase64(stored.payload)));
  return JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE(0)).toString("utf8"));
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const words = code.makeCode(bytes(asked.chance));
const keys = await code.keysOf(words);
const handlers = seal.eligible(asked.handlers, asked.complaint.organisation);
const typed = asked.typed.map((text) => {
  try {
    return code.parseCode(text).join(" ");
  } catch (problem) {
    return `${problem.kind} ${problem.word}`;
  }
});
const forged = await seal.openAnswer(asked.answer, { ...keys, proof: "00".repeat(16) }).catch((problem) => problem.message);
const answer = {
  phrase: words.join(" "),
  lookup: keys.lookup,
  body: await seal.sealComplaint(asked.complaint, handlers, keys, bytes(asked.secret)),
  closed: seal.eligible(asked.handlers.slice(0, 3), asked.complaint.organisation).length,
  opened: await openByHand(asked.stored, asked.two),
  answer: await seal.openAnswer(asked.answer, keys),
  forged,
  typed,
};
process.stdout.write(JSON.stringify(answer));
