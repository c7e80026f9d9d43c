// What the tables say while the form is being filled (S9): advice with every row that speaks, all that was not asked, and never an order among methods but the table's own.
import type { DecisionResult } from './decision';
import { h, set, setText } from './dom';
import { resultsId } from './fields/shown';
import { MethodCard } from './method';
import type { DecisionTable, Form, Item, Language, Words } from './model';
import { say, texts } from './strings';
import type { View } from './view';

export interface Panel {
  readonly root: HTMLElement;
  /** Asked and all facts of the tables, for the button that leads here. */
  counts(): { readonly asked: number; readonly of: number };
  update(view: View): void;
}

/** Null where the form asks no table. `go` brings the worker to an item that was not asked yet. */
export function resultPanel(form: Form, language: Language, go: (item: string) => void): Panel | null {
  const items = form.sections.flatMap((section) => section.items).filter((item) => item.decides !== null && form.tables[item.decides]);
  if (items.length === 0) return null;
  const tables = items.map((item) => new TableResult(form, item, form.tables[item.decides!]!, language, go));
  const root = h('aside', { class: 'ky-side', 'aria-label': say(texts.results, language) }, h('h2', { class: 'visually-hidden' }, say(texts.results, language)), ...tables.map((table) => table.root));
  return {
    root,
    counts: () => ({ asked: tables.reduce((sum, one) => sum + one.counted, 0), of: tables.reduce((sum, one) => sum + one.facts, 0) }),
    update: (view) => {
      for (const table of tables) table.update(view);
      root.hidden = tables.every((table) => table.root.hidden);
    },
  };
}

class TableResult {
  readonly root: HTMLElement;
  private readonly asked = h('p', { class: 'ky-asked' });
  private readonly answer = h('p', { class: 'ky-answer' });
  private readonly rows = h('ul');
  private readonly methods: readonly MethodCard[];
  private readonly open: HTMLDetailsElement;
  private readonly openName = h('summary');
  private readonly openList = h('ul');
  private readonly status = h('div', { role: 'status', class: 'visually-hidden' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = '';
  counted = 0;

  constructor(private readonly form: Form, private readonly item: Item, private readonly table: DecisionTable, private readonly language: Language, private readonly go: (item: string) => void) {
    const speak = (words: Words): string => say(words, language);
    this.methods = table.methods.map((method) => new MethodCard(table, method, language));
    this.open = h('details', { class: 'ky-open' }, this.openName, this.openList);
    const source = h('p', { class: 'ky-source' }, speak(texts.source(table.sources.length > 0 ? table.sources : [speak(table.title)], table.version)));
    this.root = h('section', { class: 'card ky-table', id: resultsId(item.id), tabindex: -1, 'aria-label': speak(item.label) },
      h('div', { class: 'card-header' }, h('h3', { class: 'card-title' }, speak(item.label)), table.draft ? h('span', { class: 'badge ky-draft' }, speak(texts.draftTable)) : null),
      h('div', { class: 'card-body' }, h('p', { class: 'ky-advice' }, speak(texts.advice)), this.asked, this.answer, this.rows,
        this.methods.length > 0 ? h('ul', { class: 'ky-methods' }, ...this.methods.map((method) => method.root)) : null,
        h('ul', { class: 'ky-cautions' }, h('li', {}, speak(texts.several)), h('li', {}, speak(texts.privateEntries))), this.open, source, this.status));
  }

  get facts(): number {
    return this.table.facts.length;
  }

  update(view: View): void {
    const result = view.decisions.get(this.table.id);
    this.root.hidden = result === undefined || !view.asked.has(this.item.id);
    if (result === undefined) return;
    this.counted = result.asked;
    setText(this.asked, say(texts.asked(result.asked, this.table.facts.length), this.language));
    this.methods.forEach((method, index) => method.update(result.methods[index]!));
    this.updateAnswer(result);
    this.updateOpen(result, view);
    this.announce(result);
  }

  private updateAnswer(result: DecisionResult): void {
    this.answer.hidden = this.methods.length > 0;
    this.rows.hidden = result.rows.length === 0;
    if (this.methods.length > 0) return;
    const answer = this.table.answers.find((one) => one.code === result.answer);
    setText(this.answer, say(answer?.title ?? texts.noRecommendation, this.language));
    const titles = (code: string): string => say(this.table.answers.find((one) => one.code === code)?.title ?? { zh: code, en: code }, this.language);
    this.rows.replaceChildren(...result.rows.map((row) => h('li', {}, `${titles(row.answer)}: ${say(row.advice, this.language)}`, row.source ? h('small', {}, ` (${row.source})`) : null)));
  }

  /** What was not asked: first what this form asks now, with a way to it; then what earlier answers made needless or this form does not have. */
  private updateOpen(result: DecisionResult, view: View): void {
    const open = this.table.facts.filter((fact) => result.unanswered.includes(fact.name)).map((fact) => ({ fact, item: this.find(fact.from) }));
    const now = open.filter((one) => one.item && view.asked.has(one.item.id) && one.item.calc === null);
    const needless = open.filter((one) => one.item && !now.includes(one));
    const elsewhere = open.filter((one) => !one.item).map((one) => one.fact.name);
    this.open.hidden = open.length === 0;
    setText(this.openName, say(texts.notAsked(open.length), this.language));
    const words = open.map((one) => `${one.fact.name}${now.includes(one)}`).join();
    if (this.openList.dataset['words'] === words) return;
    this.openList.dataset['words'] = words;
    this.openList.replaceChildren(
      ...now.map(({ item }) => h('li', {}, h('button', { type: 'button', class: 'btn btn-link ky-go', onclick: () => this.go(item!.id) }, say(item!.label, this.language)))),
      ...needless.map(({ item }) => h('li', { class: 'text-secondary' }, say(item!.label, this.language))),
      ...(elsewhere.length > 0 ? [h('li', { class: 'text-secondary' }, say(texts.notOnThisForm(elsewhere), this.language))] : []));
  }

  private find(from: string | null): Item | undefined {
    return this.form.sections.flatMap((section) => section.items).find((item) => item.id === from);
  }

  /** Spoken once the answers rest, and only when something changed. */
  private announce(result: DecisionResult): void {
    const now = JSON.stringify([result.answer, result.methods.map((one) => [one.initiation, one.continuation]), result.asked]);
    if (this.last === now) return;
    const isFirst = this.last === '';
    this.last = now;
    clearTimeout(this.timer);
    if (!isFirst) this.timer = setTimeout(() => setText(this.status, say(texts.updated(result.asked, this.table.facts.length), this.language)), 1200);
    set(this.root, 'data-asked', result.asked);
  }
}
