// What is only shown: notes, results of calc, the answer of a table of rows.
import { showDay } from '../dates';
import { h, setText } from '../dom';
import type { Item, Language } from '../model';
import { say, texts } from '../strings';
import { unitWords } from '../units';
import { nameCode } from './code';
import type { Field, Place } from './field';

export function note(place: Place): Field {
  return { root: h('p', { class: 'ky-note' }, say(place.item.label, place.language)), control: null, show: () => undefined };
}

/** A table of methods is too much for a line: the line leads to where it stands. */
function elsewhere(place: Place): Field {
  const go = (): void => {
    const panel = document.getElementById(resultsId(place.item.id));
    panel?.focus();
    panel?.scrollIntoView({ block: 'nearest' });
  };
  return { root: h('div', {}, h('button', { type: 'button', class: 'btn', onclick: go }, say(texts.seeResults, place.language))), control: null, show: () => undefined };
}

export function resultsId(item: string): string {
  return `ky-results-${item}`;
}

export function result(place: Place): Field {
  const { decides } = place.item;
  if (decides !== null && (place.filling.form.tables[decides]?.methods.length ?? 0) > 0) return elsewhere(place);
  const output = h('output', { class: 'ky-result' });
  let shown: unknown;
  const show = (value: unknown): void => {
    shown = value;
    if (place.item.list === null || typeof value !== 'string') return setText(output, inWords(place.item, value, place));
    nameCode(place, value, (words) => (shown === value ? setText(output, words) : undefined));
  };
  return { root: output, control: null, show };
}

function inWords(item: Item, value: unknown, place: Place): string {
  if (value === undefined) return say(texts.notCalculated, place.language);
  const table = item.decides === null ? undefined : place.filling.form.tables[item.decides];
  const answer = table?.answers.find((one) => one.code === value);
  return answer ? say(answer.title, place.language) : answerInWords(item, value, place.language);
}

/** An answer as people read it: the option's words, the day the way of the language, the number with its unit. */
export function answerInWords(item: Item, value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((one) => answerInWords(item, one, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'boolean') return say(value ? texts.yes : texts.no, language);
  const option = item.options.find((one) => one.code === value);
  if (option) return say(option.title, language);
  if (item.type === 'date' || item.type === 'datetime') return showDay(String(value), language);
  if (typeof value !== 'number') return String(value);
  const unit = say(unitWords(item.unit), language);
  return `${Math.round(value * 100) / 100}${unit ? ` ${unit}` : ''}`;
}
