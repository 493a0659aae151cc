// The return code of a complaint: the same words, the same tolerance and the same keys as protect/complaints in Rust, which explains each choice.
import { argon2idAsync } from "@noble/hashes/argon2.js";
import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { bech32 } from "@scure/base";

const COUNT = 2048;
const LETTERS = 5;
const CHANCE_WORDS = 6;
const WORDS = CHANCE_WORDS + 1;
const CORRECTED_MAX = 3;
const TYPED_MAX = 400;
const [OUTER, VOWELS, MIDDLE] = ["bdfghklmnprstvwz", "aeio", "dflmnrtz"];

/** 19 MiB and two passes: what a cheap phone bears in plain JavaScript within a second or two. */
const ARGON2 = { m: 19 * 1024, t: 2, p: 1, dkLen: 32, asyncTick: 20 };
const SALT = "lantern complaint code v1";

/** What follows from a code. */
export interface Keys {
  /** Under what complaint and answers are kept: 32 hexadecimal digits. */
  lookup: string;
  /** The identity that opens answers: AGE-SECRET-KEY-1… */
  identity: string;
  /** What an answer must show. */
  proof: string;
}

/** Why a code was refused; `word` counts from one. */
export class CodeProblem extends Error {
  readonly kind: "length" | "word" | "check" | "unclear";
  readonly word: number;

  constructor(kind: CodeProblem["kind"], word = 0) {
    super(`code: ${kind}`);
    this.kind = kind;
    this.word = word;
  }
}

function wordOf(index: number): string {
  const [first, vowel, middle, second] = [index >> 7, (index >> 5) & 3, (index >> 2) & 7, index & 3];
  const last = (first + 13 * vowel + 5 * middle + 5 * second) % 16;
  return OUTER.charAt(first) + VOWELS.charAt(vowel) + MIDDLE.charAt(middle) + VOWELS.charAt(second) + OUTER.charAt(last);
}

const LIST: readonly string[] = Array.from({ length: COUNT }, (_, index) => wordOf(index));

/** A letter wrong, missing, too many, or two exchanged. */
function isOneSlip(word: string, typed: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === typed[same]) same += 1;
  const [left, right] = [word.slice(same), typed.slice(same)];
  if (left !== "" && right !== "" && left.slice(1) === right.slice(1)) return true;
  if (left !== "" && left.slice(1) === right) return true;
  if (right !== "" && left === right.slice(1)) return true;
  return left.length > 1 && right.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}

function derive(context: string, bytes: Uint8Array): Uint8Array {
  return blake3(bytes, { context: utf8ToBytes(context) });
}

function check(chance: readonly number[]): number {
  const bytes = Uint8Array.from(chance.flatMap((index) => [index >> 8, index & 255]));
  const digest = derive("lantern complaints 2026 code check", bytes);
  return (((digest[0] ?? 0) << 8) | (digest[1] ?? 0)) % COUNT;
}

/** A new code: six words of chance (nine bytes, the last six bits unused) and one that checks them. */
export function makeCode(random: Uint8Array): string[] {
  let bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 6n;
  const chance: number[] = [];
  for (let place = 0; place < CHANCE_WORDS; place += 1) {
    chance.unshift(Number(bits & 2047n));
    bits >>= 11n;
  }
  return [...chance, check(chance)].map(wordOf);
}

/** The words of what was typed; a sign inside a word that the list does not know stands as "?", numbers alone are numbering. */
function tokensOf(typed: string): string[] {
  const tokens = typed.toLowerCase().split(/[^\p{Alphabetic}\p{N}]+/u).filter((token) => token !== "" && !/^\p{N}+$/u.test(token));
  const known = tokens.map((token) => Array.from(token, (letter) => (/[a-z]/.test(letter) ? letter : "?")).join(""));
  const joined = known.join("");
  if (known.length === WORDS || joined.length !== WORDS * LETTERS) return known;
  return Array.from({ length: WORDS }, (_, place) => joined.slice(place * LETTERS, (place + 1) * LETTERS));
}

/** Reads what somebody typed; a slip in up to three words is put right where only one code fits. */
export function parseCode(typed: string): string[] {
  const tokens = typed.length > TYPED_MAX ? [] : tokensOf(typed);
  if (tokens.length !== WORDS) throw new CodeProblem("length");
  let corrected = 0;
  const choices = tokens.map((token, place) => {
    const exact = LIST.indexOf(token);
    if (exact >= 0) return [exact];
    corrected += 1;
    const near = LIST.flatMap((word, index) => (isOneSlip(word, token) ? [index] : []));
    if (near.length === 0 || corrected > CORRECTED_MAX) throw new CodeProblem("word", place + 1);
    return near;
  });
  let found: number[][] = [[]];
  for (const choice of choices) found = found.flatMap((start) => choice.map((index) => [...start, index]));
  found = found.filter((all) => check(all.slice(0, CHANCE_WORDS)) === all[CHANCE_WORDS]);
  if (found.length > 1) throw new CodeProblem("unclear");
  const only = found[0];
  if (!only) throw new CodeProblem("check");
  return only.map(wordOf);
}

/** An age identity from its 32 secret bytes. */
export function identityOf(secret: Uint8Array): string {
  return bech32.encodeFromBytes("age-secret-key-", secret).toUpperCase();
}

/** The keys that follow from the words. This takes a moment, by intention; the page stays alive meanwhile. */
export async function keysOf(words: readonly string[]): Promise<Keys> {
  const master = await argon2idAsync(utf8ToBytes(words.slice(0, CHANCE_WORDS).join(" ")), utf8ToBytes(SALT), ARGON2);
  const keys = {
    lookup: bytesToHex(derive("lantern complaints 2026 look-up", master).subarray(0, 16)),
    identity: identityOf(derive("lantern complaints 2026 answer identity", master)),
    proof: bytesToHex(derive("lantern complaints 2026 answer proof", master).subarray(0, 16)),
  };
  master.fill(0);
  return keys;
}
