// Where a submission stands: being sent, waiting, on file. Spoken as it changes.
import { h } from './dom';
import type { Language, Words } from './model';
import { say } from './strings';

export interface Action {
  readonly words: Words;
  readonly run: () => void;
}

export class StatusBar {
  readonly root: HTMLElement;

  constructor(private readonly language: Language) {
    this.root = h('div', { class: 'ky-status', role: 'status' });
  }

  say(tone: 'info' | 'warning' | 'success', words: Words, details: readonly Words[] = [], actions: readonly Action[] = []): void {
    const list = details.length > 0 ? h('ul', {}, ...details.map((one) => h('li', {}, say(one, this.language)))) : null;
    const buttons = actions.map((action) => h('button', { type: 'button', class: 'btn btn-sm', onclick: action.run }, say(action.words, this.language)));
    this.root.replaceChildren(h('div', { class: `alert alert-${tone}` }, say(words, this.language), list, buttons.length > 0 ? h('div', { class: 'ky-buttons' }, ...buttons) : null));
  }

  clear(): void {
    this.root.replaceChildren();
  }
}
