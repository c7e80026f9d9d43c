// Makes the two name tables of the kernel from the data of two npm packages. Run by hand when the packages change; what
// it writes is committed (see README.md in this folder). Usage: node build/pinyin/make.mjs NODE_MODULES
//
// pinyin.bin  raw deflate of: syllables (count u16; length u8, ASCII) · reading sets (count u16; size u8, syllable u16 ...)
//             · characters (count varint; code point as varint step, set as varint)
//             · surnames with a reading of their own (count u16; characters u8, code points varint, syllables u16)
// fold.bin    raw deflate of: count varint; (code point as varint step, length u8, UTF-8 of what it is searched as)
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";

const modules = resolve(process.argv[2] ?? "node_modules");
const load = async (path) => (await import(pathToFileURL(join(modules, path)))).default;
const readings = await load("pinyin-pro/dist/esm/data/dict1.mjs");
const surnames = await load("pinyin-pro/dist/esm/data/surname.mjs");
const traditional = await load("opencc-js/dist/esm-lib/dict/TSCharacters.js");

const target = join(dirname(fileURLToPath(import.meta.url)), "../../src/Kangyu.Kernel/People/Names/Data");
const lastCodePoint = 0x323af;

class Bytes {
  #bytes = [];
  u8(n) { this.#bytes.push(n); }
  u16(n) { this.#bytes.push(n & 255, n >> 8); }
  varint(n) { for (; n > 127; n >>>= 7) this.u8((n & 127) | 128); this.u8(n); }
  text(s) { const utf8 = Buffer.from(s, "utf8"); this.u8(utf8.length); this.#bytes.push(...utf8); }
  save(name) {
    mkdirSync(target, { recursive: true });
    const packed = deflateRawSync(Buffer.from(this.#bytes), { level: 9, memLevel: 9 });
    writeFileSync(join(target, name), packed);
    console.log(`${name}: ${this.#bytes.length} bytes, ${packed.length} packed`);
  }
}

/** nǚ -> nv, lüè -> lve, zhāng -> zhang: no tones, ü as v. */
const toneless = (syllable) =>
  syllable.normalize("NFD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const split = (text) => [...new Set(text.trim().split(/\s+/).map(toneless))].filter((s) => /^[a-z]+$/.test(s));

class Numbered {
  list = [];
  #of = new Map();
  get(key) {
    if (!this.#of.has(key)) { this.#of.set(key, this.list.length); this.list.push(key); }
    return this.#of.get(key);
  }
}

function makePinyin() {
  const syllables = new Numbered();
  const sets = new Numbered();
  const characters = [];
  for (let code = 0x3007; code <= lastCodePoint; code++) {
    const character = String.fromCodePoint(code);
    // The dictionary writes 々 and other marks with their neighbour's sound or none: only what has letters is kept.
    const own = readings.get(character) ? split(readings.get(character)) : [];
    const asSurname = surnames[character] ? split(surnames[character]) : [];
    const all = [...new Set([...own, ...asSurname])];
    if (all.length > 0) characters.push([code, sets.get(all.map((s) => syllables.get(s)).join())]);
  }
  const special = Object.entries(surnames).filter(([name, sound]) => {
    const first = split(readings.get(name) ?? "")[0];
    return [...name].length === 2 || ([...name].length === 1 && toneless(sound.trim()) !== first);
  });
  const surnameSounds = special.map(([name, sound]) => [name, sound.trim().split(/\s+/).map(toneless).map((s) => syllables.get(s))]);

  const out = new Bytes();
  out.u16(syllables.list.length);
  for (const syllable of syllables.list) out.text(syllable);
  out.u16(sets.list.length);
  for (const set of sets.list) {
    const members = set.split(",").map(Number);
    out.u8(members.length);
    for (const member of members) out.u16(member);
  }
  out.varint(characters.length);
  let before = 0;
  for (const [code, set] of characters) { out.varint(code - before); out.varint(set); before = code; }
  out.u16(surnameSounds.length);
  for (const [name, sounds] of surnameSounds) {
    out.u8(sounds.length);
    for (const character of name) out.varint(character.codePointAt(0));
    for (const sound of sounds) out.u16(sound);
  }
  out.save("pinyin.bin");
  console.log(`${characters.length} characters, ${syllables.list.length} syllables, ${sets.list.length} sets, ${surnameSounds.length} surnames`);
}

function makeFold() {
  const folds = new Map();
  const simplified = new Map(traditional.split("|").map((pair) => pair.split(" ")));
  for (let code = 0xc0; code <= 0x2fa1f; code++) {
    const character = String.fromCodePoint(code);
    const latin = (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) && /\p{L}/u.test(character);
    const compatible = (code >= 0xf900 && code < 0xfb00) || code >= 0x2f800;
    let folded = simplified.get(character) ?? character;
    if (latin) folded = plainLatin(character);
    if (compatible) folded = simplified.get(character.normalize("NFKC")) ?? character.normalize("NFKC");
    if (folded !== character && folded !== "") folds.set(code, folded);
  }
  const out = new Bytes();
  out.varint(folds.size);
  let before = 0;
  for (const [code, folded] of folds) { out.varint(code - before); out.text(folded); before = code; }
  out.save("fold.bin");
  console.log(`${folds.size} folds`);
}

/** é -> e, Ø -> o, ß -> ss. */
function plainLatin(character) {
  const special = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŧ: "t", ŋ: "ng" };
  const small = character.toLowerCase();
  const plain = small.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return [...plain].map((c) => special[c] ?? c).join("");
}

makePinyin();
makeFold();
