// One method of a table: its category for starting and for continuing, each row that says so, in the table's words.
import type { MethodResult } from './decision';
import { h, setText } from './dom';
import type { DecisionTable, Language, Option } from './model';
import { say, texts } from './strings';

export class MethodCard {
  readonly root: HTMLLIElement;
  private readonly starting = new CategoryLine();
  private readonly going = new CategoryLine();
  private readonly why: HTMLDetailsElement;
  private readonly count = h('summary');
  private readonly rows = h('ul');
  private shown = '';

  constructor(private readonly table: DecisionTable, method: Option, private readonly language: Language) {
    this.why = h('details', { class: 'ky-why' }, this.count, this.rows);
    this.root = h('li', { 'data-method': method.code }, h('h4', {}, say(method.title, language)),
      h('dl', {}, h('dt', {}, say(texts.start, language)), this.starting.root, h('dt', {}, say(texts.goOn, language)), this.going.root), this.why);
  }

  update(result: MethodResult): void {
    const now = JSON.stringify([result.initiation, result.continuation, result.rows.map((row) => row.condition.code)]);
    if (now === this.shown) return;
    this.shown = now;
    this.starting.show(this.table, result.initiation, this.language);
    this.going.show(this.table, result.continuation, this.language);
    this.why.hidden = result.rows.length === 0;
    setText(this.count, say(texts.becauseOf(result.rows.length), this.language));
    this.rows.replaceChildren(...result.rows.map((row) => this.row(row)));
  }

  private row({ condition, cell }: MethodResult['rows'][number]): HTMLLIElement {
    const title = say(condition.title, this.language);
    const group = condition.group ? say(condition.group, this.language) : '';
    const name = group && group !== title ? `${group}: ${title}` : title;
    const value = (category: string): string => (category === 'NA' ? say(texts.notApplicable, this.language) : category);
    const categories = `${say(texts.initiation, this.language)} ${value(cell.initiation)} · ${say(texts.continuation, this.language)} ${value(cell.continuation)}`;
    const marks = this.table.flags.filter((flag) => cell.flags.includes(flag.code)).map((flag) => say(flag.title, this.language));
    const notes = [...marks, cell.note].filter(Boolean).join(' · ');
    return h('li', {}, name, h('small', {}, categories, notes ? ` · ${notes}` : ''));
  }
}

class CategoryLine {
  readonly root = h('dd');

  show(table: DecisionTable, category: string | null, language: Language): void {
    const chip = h('span', { class: `ky-category ${style(table, category)}` }, category === null ? '–' : category === 'NA' ? 'NA' : category);
    this.root.replaceChildren(chip, ` ${inWords(table, category, language)}`);
  }
}

/** A range stays a range: both ends in words. */
function inWords(table: DecisionTable, category: string | null, language: Language): string {
  if (category === null) return say(texts.noRecommendation, language);
  if (category === 'NA') return say(texts.notApplicable, language);
  return category.split('/').map((end) => say(table.categories.find((one) => one.code === end)?.title ?? texts.category(end), language)).join(' / ');
}

function style(table: DecisionTable, category: string | null): string {
  if (category === null) return 'ky-silent';
  const ranks = category.split('/').map((end) => table.categories.findIndex((one) => one.code === end) + 1);
  const worst = Math.max(...ranks);
  return worst > 0 ? `ky-rank-${Math.min(worst, 4)}` : 'ky-silent';
}
