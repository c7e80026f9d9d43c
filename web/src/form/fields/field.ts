// What every kind of field has in common.
import type { Filling } from '../filling';
import type { Item, Language } from '../model';

/** What a field needs to know of its place; `path` is asked anew each time, because lines above it may be removed. */
export interface Place {
  readonly item: Item;
  readonly path: () => string;
  /** Unique in the page; ids of parts begin with it. */
  readonly id: string;
  readonly language: Language;
  readonly filling: Filling;
  /** Where people, units, staff and lots are looked up. */
  readonly choicesUrl: string;
  /** Where long lists are searched, and the words of a code are asked. */
  readonly listsUrl: string;
  /** The device's time, for `now` and for the moment of a signature. */
  readonly now: () => Date;
}

export interface Field {
  readonly root: HTMLElement;
  /** The one control that the label names, or null for a group of several. */
  readonly control: HTMLElement | null;
  /** Puts an answer, or text that could not be read as one, on the screen. Does not tell anyone. */
  show(value: unknown, typed?: string): void;
}
