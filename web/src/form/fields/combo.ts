// A box that is typed into and a list that is chosen from (the combobox pattern of WAI-ARIA): long lists of options, and pickers over the network.
import { freshId, h, set, setText } from '../dom';
import type { Language } from '../model';
import { say, texts } from '../strings';

export interface Match {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
}

export interface ComboParts {
  readonly id: string;
  readonly language: Language;
  readonly find: (query: string) => Promise<readonly Match[]>;
  /** Milliseconds of rest after the last key before it is searched; 0 for lists at hand. */
  readonly rest: number;
  readonly chosen: (match: Match | null) => void;
}

export interface Combo {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  show(title: string): void;
}

export function combo(parts: ComboParts): Combo {
  return new Combobox(parts);
}

class Combobox implements Combo {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly status = h('div', { role: 'status', class: 'visually-hidden' });
  private readonly note = h('div', { class: 'form-hint', hidden: true });
  private readonly clear: HTMLButtonElement;
  private matches: readonly Match[] = [];
  private active = -1;
  private chosenTitle = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(private readonly parts: ComboParts) {
    const listId = freshId();
    this.list = h('ul', { id: listId, role: 'listbox', class: 'ky-matches', hidden: true, 'aria-label': say(texts.search, parts.language) });
    this.input = h('input', {
      type: 'text', id: parts.id, class: 'form-control', role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': listId,
      placeholder: say(texts.search, parts.language), oninput: () => this.typed(), onkeydown: (event: KeyboardEvent) => this.key(event), onclick: () => this.search(0), onblur: () => this.leave(),
    });
    this.clear = h('button', { type: 'button', class: 'btn', hidden: true, onclick: () => this.choose(null) }, say(texts.clear, parts.language));
    this.root = h('div', { class: 'ky-combo' }, h('div', { class: 'input-group' }, this.input, this.clear), this.list, this.note, this.status);
  }

  show(title: string): void {
    this.chosenTitle = this.input.value = title;
    this.clear.hidden = title === '';
  }

  private typed(): void {
    if (this.chosenTitle !== '') {
      // what was chosen no longer stands as soon as it is changed
      this.chosenTitle = '';
      this.clear.hidden = true;
      this.parts.chosen(null);
    }
    this.search(this.parts.rest);
  }

  private search(rest: number): void {
    clearTimeout(this.timer);
    if (this.chosenTitle !== '') return;
    this.timer = setTimeout(() => void this.ask(this.input.value.trim()), rest);
  }

  private async ask(query: string): Promise<void> {
    const asked = ++this.asked;
    try {
      const matches = await this.parts.find(query);
      if (asked === this.asked && document.activeElement === this.input) this.fill(matches, query === '' ? '' : say(texts.noMatch, this.parts.language));
    } catch {
      if (asked === this.asked) this.fill([], say(texts.searchFailed, this.parts.language));
    }
  }

  private fill(matches: readonly Match[], nothing: string): void {
    this.matches = matches;
    this.list.replaceChildren(...matches.map((match, index) => this.option(match, index)));
    this.open(matches.length > 0);
    this.note.hidden = matches.length > 0 || nothing === '';
    setText(this.note, nothing);
    setText(this.status, matches.length > 0 ? say(texts.found(matches.length), this.parts.language) : nothing);
  }

  private option(match: Match, index: number): HTMLLIElement {
    // pressing must not take the focus away, or the list would close before the click
    return h('li', { id: `${this.list.id}-${index}`, role: 'option', 'aria-selected': 'false', class: 'ky-match', onmousedown: (event: MouseEvent) => event.preventDefault(), onclick: () => this.choose(match) },
      match.title, match.detail ? h('small', {}, match.detail) : null);
  }

  private open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    set(this.input, 'aria-expanded', String(isOpen));
    this.mark(-1);
  }

  private mark(index: number): void {
    this.active = index;
    [...this.list.children].forEach((child, at) => set(child, 'aria-selected', String(at === index)));
    set(this.input, 'aria-activedescendant', index < 0 ? null : `${this.list.id}-${index}`);
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  private key(event: KeyboardEvent): void {
    const isOpen = !this.list.hidden;
    // the keys of a Chinese input method are its own
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return this.search(0);
      const count = this.matches.length;
      this.mark((this.active + (event.key === 'ArrowDown' ? 1 : count + (this.active < 0 ? 0 : -1))) % count);
    } else if (event.key === 'Enter' && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.matches[this.active]!);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      this.open(false);
    }
  }

  private choose(match: Match | null): void {
    this.show(match?.title ?? '');
    this.fill([], '');
    this.parts.chosen(match);
    this.input.focus();
  }

  private leave(): void {
    clearTimeout(this.timer);
    this.asked++;
    this.open(false);
    this.note.hidden = true;
    if (this.chosenTitle === '') this.input.value = '';
  }
}
