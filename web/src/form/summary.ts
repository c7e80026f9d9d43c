// What stands in the way of sending, all in one place, each with a way to it.
import { h, set } from './dom';
import type { Language, Words } from './model';
import { say, texts } from './strings';

export interface Fix {
  readonly message: Words;
  /** The question it belongs to, where there is one. */
  readonly label: string | null;
  readonly focus: (() => void) | null;
}

export class Summary {
  readonly root: HTMLElement;

  constructor(private readonly language: Language) {
    this.root = h('div', { class: 'alert alert-danger ky-summary', tabindex: -1, hidden: true });
  }

  /** Shows them and brings the focus here, so that the worker hears how many there are. */
  show(fixes: readonly Fix[]): void {
    this.root.hidden = fixes.length === 0;
    if (fixes.length === 0) return this.root.replaceChildren();
    const heading = h('h2', { id: 'ky-summary-name' }, say(texts.problems(fixes.length), this.language));
    set(this.root, 'role', 'group');
    set(this.root, 'aria-labelledby', heading.id);
    this.root.replaceChildren(heading, h('ul', {}, ...fixes.map((fix) => h('li', {}, this.line(fix)))));
    this.root.focus();
    this.root.scrollIntoView({ block: 'nearest' });
  }

  hide(): void {
    this.show([]);
  }

  private line(fix: Fix): HTMLElement | string {
    const message = say(fix.message, this.language);
    // "please answer X" names its question already
    const words = fix.label && !message.includes(fix.label) ? `${fix.label}: ${message}` : message;
    return fix.focus ? h('button', { type: 'button', class: 'btn btn-link ky-go', onclick: fix.focus }, words) : words;
  }
}
