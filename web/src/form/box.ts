// One item on the page: its question, help, field, what is wrong with it, what must be confirmed, what the record offers.
import { evaluate, type Tree } from '../expressions/evaluate';
import { isAnswered } from './answers';
import { h, set, setText } from './dom';
import type { Field, Place } from './fields/field';
import { makeField } from './fields/make';
import { answerInWords } from './fields/shown';
import { judge } from './rules';
import { say, texts } from './strings';
import type { View } from './view';

export interface Box {
  readonly root: HTMLElement;
  readonly path: () => string;
  readonly label: string;
  focus(): void;
  update(view: View): void;
}

/** Where a fact came from: the day it was recorded, for what is offered from the record. */
export type FactDays = Readonly<Record<string, string>>;

export function itemBox(place: Place, factDays: FactDays): Box {
  return new ItemBox(place, factDays);
}

class ItemBox implements Box {
  readonly root: HTMLElement;
  readonly label: string;
  private readonly field: Field;
  private readonly fault: HTMLElement;
  private readonly mark = h('span', { hidden: true });
  private readonly confirm: HTMLElement;
  private readonly tick: HTMLInputElement;
  private readonly confirmText = h('span');
  private readonly offered = h('div', { class: 'ky-offered', hidden: true });

  constructor(private readonly place: Place, private readonly factDays: FactDays) {
    const { item, id, language } = place;
    this.label = say(item.label, language);
    this.field = makeField(place);
    this.fault = h('div', { id: `${id}-fault`, class: 'invalid-feedback' });
    this.tick = h('input', { type: 'checkbox', class: 'form-check-input', onchange: () => place.filling.confirm(place.path(), this.tick.checked) });
    this.confirm = h('div', { class: 'ky-confirm', role: 'status', hidden: true }, h('label', { class: 'ky-option' }, this.tick, this.confirmText));
    this.mark.append(h('span', { class: 'ky-star', 'aria-hidden': 'true' }, '*'), h('span', { class: 'visually-hidden' }, say(texts.requiredMark, language)));
    this.root = item.type === 'note' ? h('div', { class: 'ky-item' }, this.field.root) : this.frame();
    this.root.id = id + '-box';
    this.root.addEventListener('focusout', (event) => {
      if (!this.root.contains(event.relatedTarget as Node | null) && this.hasContent()) place.filling.touch(place.path());
    });
    this.field.show(place.filling.value(place.path()), place.filling.draft.raw[place.path()]);
  }

  get path(): () => string {
    return this.place.path;
  }

  focus(): void {
    const control = this.field.control ?? this.root.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, button, [tabindex="0"]') ?? this.root;
    control.focus();
  }

  update(view: View): void {
    const path = this.path();
    this.root.hidden = !view.asked.has(path) || (this.place.item.quiet && !this.hasContent());
    if (this.root.hidden) return;
    const fault = this.place.filling.faultAt(path);
    setText(this.fault, fault ? say(fault.message, this.place.language) : '');
    this.root.classList.toggle('ky-wrong', fault !== null);
    set(this.named(), 'aria-invalid', fault ? 'true' : null);
    this.field.control?.classList.toggle('is-invalid', fault !== null);
    this.mark.hidden = !view.required.has(path);
    if (this.field.control) set(this.field.control, 'aria-required', view.required.has(path) ? 'true' : null);
    this.updateConfirm(view, path);
    this.updateOffered(path);
    if (this.place.item.calc !== null || this.place.item.decides !== null) this.field.show(this.place.filling.counted(path));
  }

  private named(): HTMLElement {
    return this.field.control ?? this.root;
  }

  private frame(): HTMLElement {
    const { item, id, language } = this.place;
    const help = item.help ? h('div', { id: `${id}-help`, class: 'form-hint' }, say(item.help, language)) : null;
    const badges = [
      item.draft ? h('span', { class: 'badge ky-draft' }, say(texts.draftForm, language)) : null,
      item.sensitive ? h('span', { class: 'badge ky-sensitive' }, say(texts.sensitive, language)) : null,
    ];
    const parts = [help, this.offered, this.field.root, this.confirm, this.fault];
    const described = [help?.id, item.unit ? `${id}-unit` : null, this.fault.id].filter(Boolean).join(' ');
    set(this.field.control ?? this.fault, 'aria-describedby', this.field.control ? described : null);
    if (this.field.control) return h('div', { class: 'ky-item' }, h('label', { for: this.field.control.id, class: 'form-label' }, this.label, this.mark, ...badges), ...parts);
    if (item.calc !== null || item.decides !== null) {
      set(this.field.root, 'aria-labelledby', `${id}-label`);
      return h('div', { class: 'ky-item ky-shown' }, h('div', { id: `${id}-label`, class: 'form-label' }, this.label, ...badges), ...parts);
    }
    return h('fieldset', { class: 'ky-item', 'aria-describedby': described }, h('legend', { class: 'form-label' }, this.label, this.mark, ...badges), ...parts);
  }

  private hasContent(): boolean {
    const path = this.path();
    return isAnswered(this.place.filling.value(path)) || this.place.filling.draft.raw[path] !== undefined;
  }

  /** "You entered 171: it is correct" stays there, ticked, so that it can be seen what was confirmed. */
  private updateConfirm(view: View, path: string): void {
    const { filling, item, language } = this.place;
    const value = filling.value(path);
    const isConfirmed = isAnswered(value) && filling.draft.confirmed[path] === value;
    const isUnusual = view.unusual.has(path) && filling.isTouched(path);
    this.confirm.hidden = !isUnusual && !isConfirmed;
    if (this.confirm.hidden) return;
    const shown = answerInWords(item, value, language);
    setText(this.confirmText, say(texts.unusual(shown, { zh: '', en: '' }), language));
    this.tick.checked = isConfirmed;
  }

  private updateOffered(path: string): void {
    const { filling, item, language } = this.place;
    if (item.prefill === null) return;
    const environment = { answers: { ...filling.facts, ...filling.view.values }, today: filling.draft.occurred.slice(0, 10) };
    const value = evaluate(item.prefill, environment);
    const stands = isAnswered(filling.value(path)) || filling.draft.raw[path] !== undefined;
    const isGood = isAnswered(value) && !judge(item, value, environment, false).some((fault) => fault.code !== 'unusual');
    this.offered.hidden = stands || !isGood;
    if (this.offered.hidden) return;
    const day = this.dayOf(item.prefill);
    const words = say(texts.fromRecord(answerInWords(item, value, language), day), language);
    if (this.offered.dataset['words'] === words) return;
    this.offered.dataset['words'] = words;
    this.offered.replaceChildren(words, h('button', { type: 'button', class: 'btn btn-sm', onclick: () => this.take(value) }, say(texts.useIt, language)));
  }

  private take(value: unknown): void {
    this.field.show(value);
    this.place.filling.put(this.path(), value);
    this.focus();
  }

  /** The day on which the fact that is offered was recorded. */
  private dayOf(tree: Tree): string | null {
    if (tree[0] === 'item') return this.factDays[String(tree[1])] ?? null;
    for (const part of tree.slice(1)) {
      const day = Array.isArray(part) ? this.dayOf(part as unknown as Tree) : null;
      if (day) return day;
    }
    return null;
  }
}
