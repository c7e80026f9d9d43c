// Runs a form over its answers, as Kernel/Forms/FormEvaluator.cs does: what is asked, what is calculated, what is wrong.
import { evaluate, type Answers, type Tree } from '../expressions/evaluate';
import { isAnswered, linesOf, pathOf, type AnswerSet, type Line } from './answers';
import { decide, seen, type DecisionResult } from './decision';
import type { Form, Item, Section, Words } from './model';
import { judge, required, type Fault } from './rules';
import { texts } from './strings';

export interface Input {
  readonly answers: Readonly<AnswerSet>;
  readonly facts: Answers;
  /** The day of the entry, YYYY-MM-DD. */
  readonly today: string;
  /** What was typed but cannot be read as an answer, by path. */
  readonly unread: Readonly<Record<string, Fault>>;
  /** Unusual values the worker has confirmed, by path. */
  readonly confirmed: Readonly<Record<string, unknown>>;
}

export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: Words;
}

export interface View {
  /** Sections whose condition holds. */
  readonly sections: ReadonlySet<Section>;
  /** Paths of items that are asked or shown now. */
  readonly asked: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Answers without those that are not asked, and the results of calc. */
  readonly values: AnswerSet;
  readonly decisions: ReadonlyMap<string, DecisionResult>;
  readonly problems: readonly Problem[];
  /** Values outside what is usual that nobody has confirmed yet. */
  readonly unusual: ReadonlySet<string>;
}

/** Looks at the form as it stands. Never changes the answers it is given. */
export function look(form: Form, input: Input): View {
  return new Looking(form, input).run();
}

class Looking {
  private readonly sections = new Set<Section>();
  private readonly asked = new Set<string>();
  private readonly required = new Set<string>();
  private readonly unusual = new Set<string>();
  private readonly problems: Problem[] = [];
  private readonly decisions = new Map<string, DecisionResult>();
  private readonly values: AnswerSet = {};
  private readonly known: Record<string, unknown>;
  private readonly decide = (table: string): unknown => this.ask(table);

  constructor(private readonly form: Form, private readonly input: Input) {
    this.known = { ...input.facts };
  }

  run(): View {
    this.copyAnswers();
    for (const id of this.form.order) {
      const section = this.form.sections.find((one) => one.items.some((item) => item.id === id));
      const item = section?.items.find((one) => one.id === id);
      if (section && item) this.settle(section, item);
    }
    for (const section of this.form.sections) this.judgeSection(section);
    for (const check of this.form.checks) this.check(check.that, this.known, check.at ?? '', check.code, check.else);
    const { sections, asked, required: needed, values, decisions, problems, unusual } = this;
    return { sections, asked, required: needed, values, decisions, problems, unusual };
  }

  private copyAnswers(): void {
    for (const section of this.form.sections) {
      if (section.id === null) {
        for (const item of section.items) this.keep(item.id, this.input.answers[item.id]);
      } else {
        this.keep(section.id, linesOf(this.input.answers, section.id).map((line) => ({ ...line })));
      }
    }
  }

  private keep(id: string, value: unknown): void {
    if (isAnswered(value)) this.values[id] = this.known[id] = value;
    else this.drop(id);
  }

  private drop(id: string): void {
    delete this.values[id];
    delete this.known[id];
  }

  private settle(section: Section, item: Item): void {
    if (section.id === null) {
      if (!this.holds(section.when, this.known) || !this.holds(item.when, this.known)) return this.drop(item.id);
      this.asked.add(item.id);
      if (item.calc !== null || item.decides !== null) this.keep(item.id, this.calculate(item, this.known));
      return;
    }
    if (!this.holds(section.when, this.known)) return this.drop(section.id);
    linesOf(this.values, section.id).forEach((line, number) => this.settleLine(section.id!, item, line, number));
  }

  private settleLine(section: string, item: Item, line: Line, number: number): void {
    const known = { ...this.known, ...line };
    for (const other of this.itemsOf(section)) if (!isAnswered(line[other.id])) delete known[other.id];
    if (!this.holds(item.when, known)) {
      delete line[item.id];
      return;
    }
    this.asked.add(pathOf(section, number, item.id));
    if (item.calc === null) return;
    const value = this.calculate(item, known);
    if (isAnswered(value)) line[item.id] = value;
    else delete line[item.id];
  }

  private itemsOf(section: string): readonly Item[] {
    return this.form.sections.find((one) => one.id === section)?.items ?? [];
  }

  private calculate(item: Item, known: Answers): unknown {
    if (item.decides !== null) return this.ask(item.decides);
    return evaluate(item.calc!, { answers: known, today: this.input.today, decide: this.decide });
  }

  private ask(id: string): unknown {
    const table = this.form.tables[id];
    if (!table) return undefined;
    const result = decide(table, this.known, this.input.today);
    this.decisions.set(id, result);
    return seen(result);
  }

  private holds(when: Tree | null, known: Answers): boolean {
    // a condition that cannot be told yet does not ask: unanswered is not yes
    return when === null || evaluate(when, { answers: known, today: this.input.today, decide: this.decide }) === true;
  }

  private judgeSection(section: Section): void {
    if (!this.holds(section.when, this.known)) return;
    this.sections.add(section);
    if (section.id === null) {
      for (const item of section.items) if (this.asked.has(item.id)) this.judgeItem(item, item.id, this.values[item.id], this.known);
      return;
    }
    const lines = linesOf(this.values, section.id);
    lines.forEach((line, number) => {
      for (const item of section.items) {
        const path = pathOf(section.id, number, item.id);
        if (this.asked.has(path)) this.judgeItem(item, path, line[item.id], { ...this.known, ...line });
      }
    });
    const { min, max } = section.repeat!;
    if (lines.length < min) this.problems.push({ path: section.id, code: 'too_few_lines', message: texts.tooFewLines(section.title, min) });
    if (lines.length > max) this.problems.push({ path: section.id, code: 'too_many_lines', message: texts.tooManyLines(section.title, max) });
  }

  private judgeItem(item: Item, path: string, value: unknown, known: Answers): void {
    if (item.type === 'note' || item.calc !== null || item.decides !== null) return;
    const environment = { answers: known, today: this.input.today };
    if (required(item, environment)) this.required.add(path);
    const unread = this.input.unread[path];
    const found = unread ? [{ code: unread.code, message: unread.message }] : judge(item, value, environment, this.required.has(path));
    for (const fault of found) {
      if (fault.code !== 'unusual') this.problems.push({ path, ...fault });
      else if (this.input.confirmed[path] !== value) this.unusual.add(path);
    }
  }

  private check(that: Tree, known: Answers, path: string, code: string, message: Words): void {
    if (evaluate(that, { answers: known, today: this.input.today }) === false) this.problems.push({ path, code, message });
  }
}
