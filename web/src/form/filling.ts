// One form being filled: its answers, what is wrong with them now, and its draft. Knows nothing of the page.
import type { Answers } from '../expressions/evaluate';
import { isAnswered, linesOf, sameAnswer, type AnswerSet, type Line } from './answers';
import type { Blob64, Draft } from './draft';
import type { Form, Item } from './model';
import type { Fault } from './rules';
import { look, type View } from './view';

const linePath = /^(\w+)\[(\d+)\]\.(\w+)$/;

export class Filling {
  /** What was typed but cannot be read as an answer, by path. */
  private unread: Record<string, Fault> = {};
  private readonly touched = new Set<string>();
  private readonly listeners: ((view: View) => void)[] = [];
  private current: View;
  /** Problems the server found; each goes when its answer changes. */
  private fromServer = new Map<string, Fault>();

  /** `picturesUrl`: where pictures that are on file are, by their hash. */
  constructor(readonly form: Form, public facts: Answers, readonly draft: Draft, readonly picturesUrl: string | null = null) {
    this.current = this.look();
  }

  get view(): View {
    return this.current;
  }

  onChange(listener: (view: View) => void): void {
    this.listeners.push(listener);
  }

  value(path: string): unknown {
    const found = linePath.exec(path);
    return found ? linesOf(this.draft.answers, found[1]!)[Number(found[2])]?.[found[3]!] : this.draft.answers[path];
  }

  /** The answer as it counts: results of calc too, nothing where the item is not asked. */
  counted(path: string): unknown {
    const found = linePath.exec(path);
    return found ? linesOf(this.current.values, found[1]!)[Number(found[2])]?.[found[3]!] : this.current.values[path];
  }

  put(path: string, value: unknown): void {
    delete this.unread[path];
    delete this.draft.raw[path];
    this.store(path, value);
    this.refresh(path);
  }

  /** Something was typed that is no answer: kept as typed, so that nothing is lost, and never sent. */
  putUnread(path: string, typed: string, fault: Fault): void {
    this.unread[path] = fault;
    this.draft.raw[path] = typed;
    this.store(path, undefined);
    this.refresh(path);
  }

  confirm(path: string, yes: boolean): void {
    if (yes) this.draft.confirmed[path] = this.value(path);
    else delete this.draft.confirmed[path];
    this.refresh(path);
  }

  label(path: string, words: string | null): void {
    if (words === null) delete this.draft.labels[path];
    else this.draft.labels[path] = words;
  }

  keepBlob(hash: string, blob: Blob64): void {
    this.draft.blobs[hash] = blob;
  }

  addLine(section: string): void {
    this.draft.answers[section] = [...linesOf(this.draft.answers, section), {}];
    this.refresh(section);
  }

  removeLine(section: string, line: number): void {
    const left = linesOf(this.draft.answers, section).filter((_, index) => index !== line);
    if (left.length > 0) this.draft.answers[section] = left;
    else delete this.draft.answers[section];
    for (const kept of [this.unread, this.draft.raw, this.draft.confirmed, this.draft.labels]) shift(kept as Record<string, unknown>, section, line);
    this.refresh(section);
  }

  setDay(occurred: string): void {
    this.draft.occurred = occurred;
    this.refresh('');
  }

  /** Something beside the answers changed that belongs to the draft. */
  noteChange(): void {
    this.tell();
  }

  setFacts(facts: Answers): void {
    this.facts = facts;
    this.refresh('');
  }

  /** The worker has left the field: from now on its faults may show. */
  touch(path: string): void {
    if (this.touched.has(path)) return;
    this.touched.add(path);
    this.tell();
  }

  touchAll(): void {
    for (const path of this.current.asked) this.touched.add(path);
    this.tell();
  }

  isTouched(path: string): boolean {
    return this.touched.has(path);
  }

  /** What to show at a field now: faults of what was touched; a missing answer only once sending was tried. */
  faultAt(path: string): Fault | null {
    const server = this.fromServer.get(path);
    if (server) return server;
    if (!this.touched.has(path)) return null;
    return this.current.problems.find((problem) => problem.path === path) ?? null;
  }

  hear(problems: readonly { readonly path: string; readonly code: string; readonly message: Fault['message'] }[]): void {
    this.fromServer = new Map(problems.map((problem) => [problem.path, problem]));
    this.tell();
  }

  /** Required answers: given, and all that are asked. */
  progress(): { readonly done: number; readonly all: number } {
    const all = [...this.current.required];
    return { done: all.filter((path) => isAnswered(this.counted(path))).length, all: all.length };
  }

  /** How many questions have an answer that counts. */
  filled(): number {
    return [...this.current.asked].filter((path) => isAnswered(this.counted(path))).length;
  }

  /** What is sent: answers that are asked, without results of calc. */
  answersToSend(): AnswerSet {
    const given: AnswerSet = {};
    for (const section of this.form.sections) {
      if (section.id === null) copy(section.items, this.current.values, given);
      else {
        const lines = linesOf(this.current.values, section.id).map((line) => copy(section.items, line, {}));
        if (lines.length > 0) given[section.id] = lines;
      }
    }
    return given;
  }

  /** Whether anything was filled in that would be lost. */
  isStarted(): boolean {
    return Object.keys(this.draft.answers).length > 0 || Object.keys(this.draft.raw).length > 0;
  }

  private store(path: string, value: unknown): void {
    const found = linePath.exec(path);
    const place: Line | undefined = found ? linesOf(this.draft.answers, found[1]!)[Number(found[2])] : this.draft.answers;
    const name = found ? found[3]! : path;
    if (!place) return;
    if (isAnswered(value)) place[name] = value;
    else delete place[name];
    if (!sameAnswer(this.draft.confirmed[path], value)) delete this.draft.confirmed[path];
  }

  private refresh(path: string): void {
    this.fromServer.delete(path);
    this.current = this.look();
    this.tell();
  }

  private look(): View {
    const { answers, occurred, confirmed } = this.draft;
    return look(this.form, { answers, facts: this.facts, today: occurred.slice(0, 10), unread: this.unread, confirmed });
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this.current);
  }
}

function copy(items: readonly Item[], from: Readonly<Record<string, unknown>>, to: Record<string, unknown>): Record<string, unknown> {
  for (const item of items) if (item.calc === null && item.decides === null && isAnswered(from[item.id])) to[item.id] = from[item.id];
  return to;
}

/** After a line is removed the later ones move up by one. */
function shift(kept: Record<string, unknown>, section: string, removed: number): void {
  for (const path of Object.keys(kept)) {
    const found = linePath.exec(path);
    if (!found || found[1] !== section || Number(found[2]) < removed) continue;
    const value = kept[path];
    delete kept[path];
    if (Number(found[2]) > removed) kept[`${section}[${Number(found[2]) - 1}].${found[3]}`] = value;
  }
}
