// Radio buttons and check boxes, each with room for a finger. Nothing is preset; every answer can be taken back.
import { freshId, h, set } from '../dom';
import type { Option } from '../model';
import { say, texts } from '../strings';
import type { Field, Place } from './field';

/** More options than this are searched in a list instead. */
export const mostButtons = 7;

type Answer = string | boolean;
interface Choice {
  readonly value: Answer;
  readonly title: string;
}

export function yesNo(place: Place): Field {
  return radios(place, [{ value: true, title: say(texts.yes, place.language) }, { value: false, title: say(texts.no, place.language) }], 'ky-options ky-two');
}

/** Yes, no and later weigh the same: same size, same colour, none preset (S5). */
export function offer(place: Place): Field {
  const choices = [{ value: 'yes', title: texts.wanted }, { value: 'no', title: texts.declined }, { value: 'later', title: texts.later }];
  return radios(place, choices.map((one) => ({ value: one.value, title: say(one.title, place.language) })), 'ky-options ky-three');
}

export function choice(place: Place): Field {
  const options = place.item.options.map((option) => titled(option, place));
  return radios(place, options, `ky-options${fit(options)}`);
}

export function choices(place: Place): Field {
  const options = place.item.options.map((option) => titled(option, place));
  const boxes = options.map((option) => box('checkbox', freshId(), option, () => change(option.value)));
  const chosen = (): string[] => place.item.options.filter((_, index) => boxes[index]!.input.checked).map((option) => option.code);

  function change(code: string): void {
    const alone = place.item.alone;
    place.item.options.forEach((option, index) => {
      const other = boxes[index]!.input;
      // who ticks "none of these" takes the others back, and the other way round
      if (option.code !== code && other.checked && boxOf(code).checked && (alone.includes(code) || alone.includes(option.code))) other.checked = false;
    });
    place.filling.put(place.path(), chosen());
  }

  function boxOf(code: string): HTMLInputElement {
    return boxes[place.item.options.findIndex((option) => option.code === code)]!.input;
  }

  return {
    root: h('div', { class: `ky-options${fit(options)}` }, ...boxes.map((one) => one.label)),
    control: null,
    show: (value) => {
      const codes = Array.isArray(value) ? value : [];
      place.item.options.forEach((option, index) => (boxes[index]!.input.checked = codes.includes(option.code)));
    },
  };
}

function radios(place: Place, options: readonly Choice[], style: string): Field {
  const name = freshId();
  const boxes = options.map((option) => box('radio', name, option, () => pick(option.value)));
  const clear = h('button', { type: 'button', class: 'btn btn-link ky-clear', hidden: true, 'aria-label': say(texts.clearOf(place.item.label), place.language), onclick: () => takeBack() }, say(texts.clear, place.language));

  function pick(value: Answer): void {
    place.filling.put(place.path(), value);
    clear.hidden = false;
  }

  function takeBack(): void {
    show(undefined);
    place.filling.put(place.path(), undefined);
    boxes[0]?.input.focus();
  }

  function show(value: unknown): void {
    options.forEach((option, index) => (boxes[index]!.input.checked = option.value === value));
    clear.hidden = value === undefined;
  }

  return { root: h('div', {}, h('div', { class: style }, ...boxes.map((one) => one.label)), clear), control: null, show };
}

/** Short titles stand side by side, all in boxes of one size: fewer screens, and no title weighs more than another. */
function fit(options: readonly Choice[]): string {
  const longest = Math.max(0, ...options.map((option) => [...option.title].reduce((width, letter) => width + (letter > '\u2e80' ? 1 : 0.55), 0)));
  if (longest <= 5.5) return ' ky-short';
  return longest <= 12.5 && options.length > 4 ? ' ky-dense' : longest <= 14 ? ' ky-medium' : '';
}

function titled(option: Option, place: Place): { value: string; title: string } {
  return { value: option.code, title: say(option.title, place.language) };
}

function box(type: 'radio' | 'checkbox', name: string, choice: Choice, onchange: () => void): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = h('input', { type, name, value: String(choice.value), class: 'form-check-input', onchange });
  set(input, 'autocomplete', 'off');
  return { input, label: h('label', { class: 'ky-option' }, input, h('span', {}, choice.title)) };
}
