// Sealing a complaint so that any two of its handlers are needed to open it, and opening the answers to it. The format is that of protect/complaints in Rust.
import { base64 } from "@scure/base";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
import { identityOf, type Keys } from "./complaint-code";

const VERSION = 1;
/** The lengths that a sealed text may have, in bytes. */
const CLASSES = [4 * 1024, 16 * 1024, 64 * 1024];
const LENGTH_BYTES = 4;
const HANDLERS_MAX = 8;
const TEXT_BYTES_MAX = 28_000;
const DETAIL_BYTES_MAX = 500;
/** The longest file of age that an answer may be. */
const ANSWER_FILE_BYTES_MAX = 64 * 1024 + 2048;

/** Somebody who reads complaints. */
export interface Handler {
  code: string;
  organisation: string;
  recipient: string;
}

/** How somebody may be reached without harm. */
export interface Contact {
  means: string;
  hours: string;
  who: string;
  say: string;
  word: string;
}

/** What the fields of the form hold. */
export interface Complaint {
  organisation: string;
  kind: string;
  urgency: string;
  text: string;
  contact: Contact | null;
}

/** An answer as the server keeps it. */
export interface SealedAnswer {
  version: number;
  sealed: string;
}

/** A field is longer than its bound, or a text is missing. */
export class LengthProblem extends Error {}

/** The handlers outside an organisation, ordered by code; none when there are fewer than two. */
export function eligible(handlers: readonly Handler[], organisation: string): Handler[] {
  const outside = handlers.filter((handler) => handler.organisation !== organisation);
  outside.sort((one, other) => (one.code < other.code ? -1 : 1));
  return outside.length < 2 || outside.length > HANDLERS_MAX ? [] : outside;
}

/** Bounded words: line ends as one character, no other control characters, no half of a pair of surrogates. */
function passage(words: string, bytesMax: number): string {
  const kept = new TextDecoder().decode(new TextEncoder().encode(words)).trim().replace(/(?![\n\t])\p{Cc}/gu, "");
  if (new TextEncoder().encode(kept).length > bytesMax) throw new LengthProblem();
  return kept;
}

function pad(text: Uint8Array): Uint8Array {
  const size = CLASSES.find((most) => most >= LENGTH_BYTES + text.length);
  if (!size) throw new LengthProblem();
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, text.length);
  padded.set(text, LENGTH_BYTES);
  return padded;
}

function unpad(padded: Uint8Array): Uint8Array {
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  const sound = CLASSES.includes(padded.length) && padded.length >= LENGTH_BYTES + length;
  if (!sound || padded.subarray(LENGTH_BYTES + length).some((byte) => byte !== 0)) throw new Error("padding");
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}

async function sealTo(recipient: string, content: Uint8Array | string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(content);
}

/** K to B, for each B; and those of all others to A, for each A. */
async function locksFor(handlers: readonly Handler[], secretLine: string): Promise<{ handler: string; sealed: string }[]> {
  const inner = [];
  for (const { code, recipient } of handlers) inner.push({ handler: code, sealed: base64.encode(await sealTo(recipient, secretLine)) });
  const locks = [];
  for (const { code, recipient } of handlers) {
    const others = JSON.stringify(inner.filter((lock) => lock.handler !== code));
    locks.push({ handler: code, sealed: base64.encode(await sealTo(recipient, others)) });
  }
  return locks;
}

/** The sealed complaint as the one text that is sent. `secret` is fresh chance, 32 bytes. */
export async function sealComplaint(complaint: Complaint, handlers: readonly Handler[], keys: Keys, secret: Uint8Array): Promise<string> {
  const identity = identityOf(secret);
  const recipient = await identityToRecipient(keys.identity);
  const { organisation, kind, urgency, contact } = complaint;
  const detail = (words: string): string => passage(words, DETAIL_BYTES_MAX);
  const text = passage(complaint.text, TEXT_BYTES_MAX);
  if (text === "") throw new LengthProblem();
  const reach = contact && {
    means: detail(contact.means), hours: detail(contact.hours), who: detail(contact.who), say: detail(contact.say), word: detail(contact.word),
  };
  const content = { version: VERSION, organisation, kind, urgency, text, contact: reach, lookup: keys.lookup, recipient, proof: keys.proof };
  const padded = pad(new TextEncoder().encode(JSON.stringify(content)));
  const payload = base64.encode(await sealTo(await identityToRecipient(identity), padded));
  padded.fill(0);
  const locks = await locksFor(handlers, identity);
  return JSON.stringify({ version: VERSION, organisation, lookup: keys.lookup, recipient, payload, locks });
}

/** Opens an answer. One without the proof was not written by those who opened the complaint, and is refused. */
export async function openAnswer(answer: SealedAnswer, keys: Keys): Promise<string> {
  const file = base64.decode(answer.sealed);
  if (answer.version !== VERSION || file.length > ANSWER_FILE_BYTES_MAX) throw new Error("answer");
  const decrypter = new Decrypter();
  decrypter.addIdentity(keys.identity);
  const content = JSON.parse(new TextDecoder().decode(unpad(await decrypter.decrypt(file)))) as { version: number; proof: string; text: string };
  if (content.version !== VERSION || content.proof !== keys.proof) throw new Error("proof");
  return content.text;
}
