// The head of the form: its name, the day of the visit, the reason of a correction, and what the worker should know first.
import { localMinute, readTime, showDay } from './dates';
import { h, setText } from './dom';
import { dayBoxes } from './fields/day';
import type { Filling } from './filling';
import type { Words } from './model';
import type { Settings } from './settings';
import { say, texts } from './strings';

export interface Top {
  readonly root: HTMLElement;
  /** What is wrong up here, with a way to it. */
  problems(): { readonly message: Words; readonly focus: () => void }[];
  /** Shows or hides what is wrong up here. */
  judge(): void;
}

export function top(filling: Filling, settings: Settings, dayChanged: () => void): Top {
  const speak = (words: Words): string => say(words, settings.language);
  const day = visitDay(filling, settings, speak, dayChanged);
  const why = settings.amends === null ? null : reason(filling, speak);
  const notes = [
    settings.amends === null ? null : h('div', { class: 'alert alert-info' }, speak(texts.amending)),
  ];
  const title = speak(filling.form.title);
  // where the page is named after the form, the name is not shown twice
  const isNamed = document.querySelector('h1')?.textContent?.trim() === title;
  const draft = filling.form.draft ? h('span', { class: 'badge ky-draft' }, speak(texts.draftForm)) : null;
  const root = h('div', { class: 'ky-top' }, h('h2', { class: isNamed ? 'visually-hidden' : '' }, title), ...notes, h('p', { class: 'form-hint' }, draft, draft ? ' ' : null, speak(texts.requiredNote)),
    h('div', { class: 'card' }, h('div', { class: 'card-body' }, day.root, why?.root ?? null)));
  const parts = why ? [day, why] : [day];
  return {
    root,
    problems: () => parts.flatMap((part) => (part.fault() ? [{ message: part.fault()!, focus: part.focus }] : [])),
    judge: () => parts.forEach((part) => part.judge()),
  };
}

interface TopPart {
  readonly root: HTMLElement;
  fault(): Words | null;
  judge(): void;
  readonly focus: () => void;
}

type Say = (words: Words) => string;

function visitDay(filling: Filling, settings: Settings, speak: Say, dayChanged: () => void): TopPart {
  const hasTime = settings.occurred.includes('T');
  const time = h('input', { type: 'text', id: 'ky-visit-time', class: 'form-control ky-time', inputmode: 'numeric', autocomplete: 'off', oninput: () => changed() });
  const boxes = dayBoxes('ky-visit', speak, () => settings.today, () => changed());
  const bad = h('div', { class: 'invalid-feedback' });
  const shown = h('span');
  let fault: Words | null = null;

  function changed(): void {
    const day = boxes.read();
    const minute = hasTime ? readTime(time.value) : null;
    tell();
    fault = !day ? texts.notDate : day > settings.today ? texts.futureDay : hasTime && minute === null ? texts.notTime : null;
    judge();
    if (fault) return;
    const before = filling.draft.occurred;
    filling.setDay(minute === null ? day! : `${day}T${minute}`);
    if (before.slice(0, 10) !== day) dayChanged();
  }

  function judge(): void {
    setText(bad, fault ? speak(fault) : '');
  }

  function tell(): void {
    const day = boxes.read();
    setText(shown, !day ? '…' : `${showDay(day, settings.language)}${day === settings.today ? ` ${speak(texts.today)}` : ''}`);
  }

  const [shownDay = '', shownTime = ''] = filling.draft.occurred.split('T');
  boxes.show(shownDay);
  time.value = shownTime || localMinute(new Date()).slice(11);
  const clock = hasTime ? h('div', { class: 'ky-day' }, h('span', { class: 'ky-part' }, time, h('label', { for: time.id, class: 'form-label' }, speak(texts.time)))) : null;
  tell();
  // nearly every visit is told on its day: one line, which opens for the others
  const root = h('details', { class: 'ky-visit' }, h('summary', {}, h('span', {}, speak(texts.visitDay)), h('strong', {}, shown), h('span', { class: 'ky-change' }, speak(texts.changeDay))),
    h('fieldset', { class: 'ky-item' }, h('legend', { class: 'visually-hidden' }, speak(texts.visitDay)), boxes.root, clock, bad));
  root.open = hasTime;
  return { root, fault: () => fault, judge, focus: () => { root.open = true; boxes.inputs[0]!.focus(); } };
}

function reason(filling: Filling, speak: Say): TopPart {
  const input = h('textarea', { id: 'ky-reason', class: 'form-control', rows: 2, maxlength: 200, 'aria-required': 'true', 'aria-describedby': 'ky-reason-fault', oninput: () => take() });
  const bad = h('div', { id: 'ky-reason-fault', class: 'invalid-feedback' });
  const fault = (): Words | null => (filling.draft.reason.trim() === '' ? texts.reasonNeeded : null);

  function take(): void {
    filling.draft.reason = input.value;
    filling.noteChange();
    if (fault() === null) judge();
  }

  function judge(): void {
    const words = fault();
    setText(bad, words ? speak(words) : '');
    input.classList.toggle('is-invalid', words !== null);
  }

  input.value = filling.draft.reason;
  const star = h('span', { class: 'ky-star', 'aria-hidden': 'true' }, '*');
  return { root: h('div', { class: 'ky-item' }, h('label', { for: input.id, class: 'form-label' }, speak(texts.reason), star), input, bad), fault, judge, focus: () => input.focus() };
}
