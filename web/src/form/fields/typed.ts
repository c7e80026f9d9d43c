// Numbers and texts: one box that is typed into.
import { readNumber } from '../dates';
import { h, set, setText } from '../dom';
import { say, texts } from '../strings';
import { unitWords } from '../units';
import type { Field, Place } from './field';

export function number(place: Place): Field {
  const whole = place.item.type === 'integer';
  const input = h('input', { type: 'text', id: place.id, class: 'form-control', inputmode: whole ? 'numeric' : 'decimal', autocomplete: 'off', oninput: () => read() });
  const unit = say(unitWords(place.item.unit), place.language);

  function read(): void {
    const typed = input.value;
    const value = readNumber(typed);
    if (typed.trim() === '') place.filling.put(place.path(), undefined);
    else if (value === null) place.filling.putUnread(place.path(), typed, { code: 'wrong_type', message: texts.notNumber });
    else if (whole && !Number.isInteger(value)) place.filling.putUnread(place.path(), typed, { code: 'wrong_type', message: texts.notWhole });
    else place.filling.put(place.path(), value);
  }

  return {
    root: unit ? h('div', { class: 'input-group ky-number' }, input, h('span', { class: 'input-group-text', id: `${place.id}-unit` }, unit)) : h('div', { class: 'ky-number' }, input),
    control: input,
    show: (value, typed) => {
      input.value = typed ?? (value === undefined ? '' : String(value));
      if (typed !== undefined) read();
    },
  };
}

/** A single line, or a box where longer texts are allowed. */
export function text(place: Place): Field {
  const { length } = place.item;
  const isBox = length > 200;
  const attributes = { id: place.id, class: 'form-control', autocomplete: 'off', maxlength: length, oninput: () => read() };
  const input = isBox ? h('textarea', { ...attributes, rows: 4 }) : h('input', { ...attributes, type: 'text' });
  const left = h('div', { class: 'form-hint text-end', 'aria-hidden': 'true' });

  function read(): void {
    place.filling.put(place.path(), input.value.trim() === '' ? undefined : input.value);
    count();
  }

  function count(): void {
    const rest = length - input.value.length;
    setText(left, rest <= 50 ? say(texts.left(rest), place.language) : '');
  }

  set(input, 'spellcheck', 'false');
  return {
    root: isBox ? h('div', {}, input, left) : h('div', {}, input),
    control: input,
    show: (value) => {
      input.value = typeof value === 'string' ? value : '';
      count();
    },
  };
}
