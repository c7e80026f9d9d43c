// A day in three boxes, the Chinese way round. The whole day may also be typed or pasted into the first box, or picked from the browser's own calendar.
import { isDay, joinDay, localMinute, narrow, partsOf, readTime, splitDay, type DayParts } from '../dates';
import { h } from '../dom';
import type { Words } from '../model';
import { say, texts } from '../strings';
import type { Field, Place } from './field';

export interface DayBoxes {
  readonly root: HTMLElement;
  readonly inputs: readonly HTMLInputElement[];
  /** YYYY-MM-DD; '' when all is empty; null when it is no day (yet). */
  read(): string | null;
  typed(): string;
  show(day: string): void;
}

type Say = (words: Words) => string;

/** The three boxes and the buttons, without what becomes of the answer. `today` may be asked each time. */
export function dayBoxes(id: string, speak: Say, today: () => string, changed: () => void): DayBoxes {
  const boxes = ([['year', 4], ['month', 2], ['day', 2]] as const).map(([part, length]) =>
    h('input', { type: 'text', id: `${id}-${part}`, class: `form-control ky-digits-${length}`, inputmode: 'numeric', autocomplete: 'off', oninput: () => typedInto(part === 'year'), onkeydown: (event: KeyboardEvent) => step(event) }));
  const [year, month, day] = boxes as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  const calendar = h('input', { type: 'date', class: 'ky-calendar', tabindex: -1, 'aria-hidden': 'true', onchange: () => take(calendar.value) });

  function typedInto(first: boolean): void {
    const whole = first ? splitDay(year.value) : null;
    if (whole) {
      put(whole);
      day.focus();
    }
    changed();
  }

  /** A separator goes on to the next box, a backspace in an empty one goes back. */
  function step(event: KeyboardEvent): void {
    const index = boxes.indexOf(event.target as HTMLInputElement);
    const box = boxes[index]!;
    if (/^[-/.年月]$/.test(narrow(event.key)) && box.value !== '' && index < 2 && (index > 0 || box.value.length === 4)) {
      event.preventDefault();
      boxes[index + 1]!.focus();
      boxes[index + 1]!.select();
    } else if (event.key === 'Backspace' && box.value === '' && index > 0) {
      event.preventDefault();
      boxes[index - 1]!.focus();
    }
  }

  function put(parts: DayParts): void {
    year.value = parts.year;
    month.value = parts.month;
    day.value = parts.day;
  }

  function take(value: string): void {
    if (!isDay(value)) return;
    put(partsOf(value));
    changed();
  }

  function open(): void {
    const shown = joinDay({ year: year.value, month: month.value, day: day.value });
    calendar.value = shown ?? today();
    calendar.showPicker?.();
  }

  const labelled = boxes.map((box, index) => {
    const name = speak([texts.year, texts.month, texts.day][index]!);
    return h('span', { class: 'ky-part' }, box, h('label', { for: box.id, class: 'form-label' }, name));
  });
  const root = h('div', { class: 'ky-day' }, ...labelled,
    h('span', { class: 'ky-day-buttons' },
      h('button', { type: 'button', class: 'btn', onclick: () => take(today()) }, speak(texts.today)),
      h('span', { class: 'ky-pick' }, calendar, h('button', { type: 'button', class: 'btn', onclick: () => open() }, speak(texts.pickDate)))));
  return {
    root,
    inputs: boxes,
    read: () => (boxes.every((box) => box.value.trim() === '') ? '' : joinDay({ year: year.value, month: month.value, day: day.value })),
    typed: () => boxes.map((box) => box.value).join('-'),
    show: (value) => {
      const [y = '', m = '', d = ''] = value.split('-');
      put(isDay(value) ? partsOf(value) : { year: y, month: m, day: d });
    },
  };
}

export function date(place: Place): Field {
  const boxes = dayBoxes(place.id, (words) => say(words, place.language), () => localMinute(place.now()).slice(0, 10), () => read());

  function read(): void {
    const day = boxes.read();
    if (day === null) place.filling.putUnread(place.path(), boxes.typed(), { code: 'wrong_type', message: texts.notDate });
    else place.filling.put(place.path(), day === '' ? undefined : day);
  }

  return {
    root: boxes.root,
    control: null,
    show: (value, typed) => {
      boxes.show(typed ?? (typeof value === 'string' ? value : ''));
      if (typed !== undefined) read();
    },
  };
}

export function dateTime(place: Place): Field {
  const speak = (words: Words): string => say(words, place.language);
  const boxes = dayBoxes(place.id, speak, () => localMinute(place.now()).slice(0, 10), () => read());
  const time = h('input', { type: 'text', id: `${place.id}-time`, class: 'form-control ky-time', inputmode: 'numeric', autocomplete: 'off', placeholder: '09:30', oninput: () => read() });

  function read(): void {
    const day = boxes.read();
    const minute = readTime(time.value);
    if (day === '' && time.value.trim() === '') return place.filling.put(place.path(), undefined);
    const typed = `${boxes.typed()}T${time.value}`;
    if (!day) place.filling.putUnread(place.path(), typed, { code: 'wrong_type', message: texts.notDate });
    else if (minute === null) place.filling.putUnread(place.path(), typed, { code: 'wrong_type', message: texts.notTime });
    else place.filling.put(place.path(), `${day}T${minute}`);
  }

  function show(value: string): void {
    const [day = '', minute = ''] = value.split('T');
    boxes.show(day);
    time.value = minute;
  }

  const now = h('button', { type: 'button', class: 'btn', onclick: () => { show(localMinute(place.now())); read(); } }, speak(texts.now));
  return {
    root: h('div', {}, boxes.root, h('div', { class: 'ky-day' }, h('span', { class: 'ky-part' }, time, h('label', { for: time.id, class: 'form-label' }, speak(texts.time))), now)),
    control: null,
    show: (value, typed) => {
      show(typed ?? (typeof value === 'string' ? value : ''));
      if (typed !== undefined) read();
    },
  };
}
