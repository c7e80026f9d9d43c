// The foot of the form: how far it is, the next empty answer, and sending it.
import { h, setText } from './dom';
import type { Filling } from './filling';
import type { Language } from './model';
import { say, texts } from './strings';

export interface Foot {
  readonly root: HTMLElement;
  readonly save: HTMLButtonElement;
  update(): void;
  kept(): void;
  /** Where a table stands: how much of it was asked. */
  see(asked: number, of: number): void;
}

/** `open`: leads to the results, on screens where they do not stand beside the form; null where the form asks no table. */
export function foot(filling: Filling, language: Language, next: () => void, open: (() => void) | null): Foot {
  const words = h('span', { id: 'ky-progress-words' });
  const bar = h('progress', { class: 'ky-progress', max: 1, value: 0, 'aria-labelledby': 'ky-progress-words' });
  const kept = h('span', { class: 'ky-kept text-secondary' });
  const jump = h('button', { type: 'button', class: 'btn', onclick: next }, say(texts.nextEmpty, language));
  const see = h('button', { type: 'button', class: 'btn ky-see', hidden: open === null, onclick: () => open?.() });
  const save = h('button', { type: 'submit', class: 'btn btn-primary ky-save' }, say(texts.send, language));
  return {
    root: h('div', { class: 'ky-foot' }, h('div', { class: 'ky-foot-progress' }, words, bar, kept), see, jump, save),
    save,
    update: () => {
      const { done, all } = filling.progress();
      setText(words, say(all > 0 ? texts.progress(done, all) : texts.filled(filling.filled()), language));
      bar.max = Math.max(1, all);
      bar.value = all === 0 ? 1 : done;
      jump.hidden = done >= all;
    },
    see: (asked, of) => setText(see, say(texts.seeResultsNow(asked, of), language)),
    kept: () => setText(kept, say(texts.keptHere, language)),
  };
}
