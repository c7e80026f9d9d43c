// Reads the compiled form (docs/contracts/compiled-form.md) into the model. The only file that knows its shape; what is absent gets its default here.
import type { Tree } from '../expressions/evaluate';
import type { Cell, Check, Condition, DecisionTable, Form, Item, ItemType, Limits, Option, Section, SignedText, Words } from './model';

type Json = Readonly<Record<string, unknown>>;

export function readForm(json: unknown): Form {
  const form = json as Json;
  const sections = list(form['sections']).map(readSection);
  return {
    id: text(form['id']),
    version: Number(form['version']),
    about: text(form['about']) as Form['about'],
    title: words(form['title']),
    draft: form['draft'] === true,
    sections,
    checks: list(form['checks']).map(readCheck),
    order: Array.isArray(form['order']) ? (form['order'] as string[]) : sections.flatMap((section) => section.items.map((item) => item.id)),
    texts: map(form['texts'], readText),
    tables: map(form['tables'], (table, id) => readTable(table, id)),
  };
}

function readSection(json: Json): Section {
  const repeat = record(json['repeat']);
  return {
    id: repeat ? text(json['id']) : null,
    title: words(json['title']),
    when: tree(json['when']),
    repeat: repeat ? { min: Number(repeat['min'] ?? 0), max: Number(repeat['max'] ?? 99) } : null,
    items: list(json['items']).map(readItem),
  };
}

function readItem(json: Json): Item {
  return {
    id: text(json['id']),
    label: words(json['label']),
    help: json['help'] ? words(json['help']) : null,
    type: text(json['type']) as ItemType,
    options: list(json['options']).map(readOption),
    list: optional(json['list']),
    alone: strings(json['alone']),
    unit: optional(json['unit']),
    limits: readLimits(record(json['limits'])),
    required: json['required'] === true,
    requiredWhen: tree(json['requiredWhen']),
    when: tree(json['when']),
    checks: list(json['checks']).map(readCheck),
    calc: tree(json['calc']),
    decides: optional(json['decides']),
    prefill: tree(json['prefill']),
    length: Number(json['length'] ?? 200),
    signs: optional(json['signs']),
    by: optional(json['by']),
    product: strings(json['product']),
    draft: json['draft'] === true,
    sensitive: json['sensitive'] === true,
    quiet: json['role'] === 'synthetic',
  };
}

function readLimits(json: Json | null): Limits | null {
  if (!json) return null;
  return { refuseLow: tree(json['refuseLow']), refuseHigh: tree(json['refuseHigh']), confirmLow: tree(json['confirmLow']), confirmHigh: tree(json['confirmHigh']) };
}

function readCheck(json: Json): Check {
  return { that: tree(json['that'])!, at: optional(json['at']), code: text(json['code'] ?? 'check_failed'), else: words(json['else']) };
}

function readOption(json: Json): Option {
  return { code: text(json['code']), title: words(json['title']) };
}

function readText(json: Json): SignedText {
  const hash = record(json['hash']) ?? {};
  return { title: words(json['title']), body: words(json['body']), hash: { zh: text(hash['zh']), en: text(hash['en']) }, draft: json['draft'] === true };
}

function readTable(json: Json, id: string): DecisionTable {
  // each different cell is written once; a condition names its cells by number
  const kinds = (Array.isArray(json['cells']) ? (json['cells'] as unknown[][]) : []).map(readCell);
  const shared = readShared(json['shared']);
  return {
    id,
    version: text(json['version']),
    title: words(json['title']),
    draft: json['draft'] === true,
    sources: strings(json['sources']),
    facts: list(json['facts']).map((fact) => ({ name: text(fact['name']), from: optional(fact['from']) })),
    conditions: list(json['conditions']).map((condition) => readCondition(condition, shared)),
    methods: list(json['methods']).map(readOption),
    categories: list(json['categories']).map(readOption),
    flags: list(json['flags']).map(readOption),
    cells: list(json['conditions']).map((condition) => (Array.isArray(condition['cells']) ? condition['cells'] : []).map((cell) => kinds[cell as number] ?? null)),
    rows: list(json['rows']).map((row) => ({ code: text(row['code']), if: tree(row['if'])!, answer: text(row['answer']), advice: words(row['advice']), source: optional(row['source']) })),
    answers: list(json['answers']).map(readOption),
  };
}

/** Parts of conditions that are written once: `["shared", n]` stands for the n-th, which may name earlier ones. */
function readShared(json: unknown): unknown[] {
  const shared: unknown[] = [];
  for (const part of Array.isArray(json) ? json : []) shared.push(whole(part, shared));
  return shared;
}

function whole(part: unknown, shared: readonly unknown[]): unknown {
  if (!Array.isArray(part)) return part;
  return part[0] === 'shared' ? shared[Number(part[1])] : part.map((inner) => whole(inner, shared));
}

function readCondition(json: Json, shared: readonly unknown[]): Condition {
  return { code: text(json['code']), if: tree(whole(json['if'], shared)), group: json['group'] ? words(json['group']) : null, title: words(json['title'] ?? json['code']) };
}

/** `[initiation, continuation?, flags?, note?]`; a condition names its cells by their place in the table's list. */
function readCell(json: unknown[]): Cell {
  return { initiation: text(json[0]), continuation: text(json[1] ?? json[0]), flags: strings(json[2]), note: optional(json[3]) };
}

function words(json: unknown): Words {
  const both = record(json);
  return both ? { zh: text(both['zh']), en: text(both['en']) } : { zh: text(json), en: text(json) };
}

function record(json: unknown): Json | null {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : null;
}

function list(json: unknown): readonly Json[] {
  return Array.isArray(json) ? (json as Json[]) : [];
}

function map<T>(json: unknown, read: (value: Json, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record(json) ?? {}).map(([key, value]) => [key, read(value as Json, key)]));
}

function strings(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.map(String) : [];
}

function tree(json: unknown): Tree | null {
  return Array.isArray(json) ? (json as unknown as Tree) : null;
}

function text(json: unknown): string {
  return json === undefined || json === null ? '' : String(json);
}

function optional(json: unknown): string | null {
  return json === undefined || json === null ? null : String(json);
}
