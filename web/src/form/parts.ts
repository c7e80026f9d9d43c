// The sections of a form on the page.
import { linesOf, pathOf } from './answers';
import { itemBox, type Box, type FactDays } from './box';
import { freshId, h, setText } from './dom';
import type { Place } from './fields/field';
import type { Filling } from './filling';
import type { Item, Language, Section } from './model';
import { say, texts } from './strings';
import type { View } from './view';

/** What all fields of one form share. */
export interface Setting {
  readonly filling: Filling;
  readonly language: Language;
  readonly choicesUrl: string;
  readonly listsUrl: string;
  readonly now: () => Date;
  readonly factDays: FactDays;
}

export interface Part {
  readonly root: HTMLElement;
  boxes(): readonly Box[];
  update(view: View): void;
}

export function sectionPart(section: Section, setting: Setting): Part {
  return section.id === null ? new PlainSection(section, setting) : new LinesSection(section, section.id, setting);
}

function boxFor(item: Item, path: () => string, setting: Setting): Box {
  const { filling, language, choicesUrl, listsUrl, now } = setting;
  const place: Place = { item, path, id: freshId(), language, filling, choicesUrl, listsUrl, now };
  return itemBox(place, setting.factDays);
}

function card(section: Section, setting: Setting, ...content: HTMLElement[]): HTMLElement {
  const title = h('h3', { class: 'card-title', id: freshId() }, say(section.title, setting.language));
  return h('section', { class: 'card ky-section', 'aria-labelledby': title.id }, h('div', { class: 'card-header' }, title), h('div', { class: 'card-body' }, ...content));
}

class PlainSection implements Part {
  readonly root: HTMLElement;
  private readonly all: readonly Box[];

  constructor(private readonly section: Section, setting: Setting) {
    this.all = section.items.map((item) => boxFor(item, () => item.id, setting));
    this.root = card(section, setting, ...this.all.map((box) => box.root));
  }

  boxes(): readonly Box[] {
    return this.all;
  }

  update(view: View): void {
    for (const box of this.all) box.update(view);
    this.root.hidden = !view.sections.has(this.section) || this.all.every((box) => box.root.hidden);
  }
}

interface LineOfBoxes {
  readonly root: HTMLElement;
  readonly boxes: readonly Box[];
  readonly name: HTMLElement;
  readonly remove: HTMLButtonElement;
}

/** A repeating section: twins, medicines, count lines. */
class LinesSection implements Part {
  readonly root: HTMLElement;
  private readonly lines: LineOfBoxes[] = [];
  private readonly list = h('div');
  private readonly add: HTMLButtonElement;
  private readonly fault = h('div', { class: 'invalid-feedback' });
  private readonly status = h('div', { role: 'status', class: 'visually-hidden' });
  private readonly self: Box;

  constructor(private readonly section: Section, private readonly id: string, private readonly setting: Setting) {
    this.add = h('button', { type: 'button', class: 'btn', onclick: () => this.append(true) });
    this.root = card(section, setting, this.list, this.add, this.fault, this.status);
    this.self = { root: this.root, path: () => id, label: say(section.title, setting.language), focus: () => this.add.focus(), update: () => undefined };
    const kept = linesOf(setting.filling.draft.answers, id).length;
    for (let line = 0; line < kept; line++) this.build();
    for (let line = kept; line < (section.repeat?.min ?? 0); line++) this.append(false);
  }

  boxes(): readonly Box[] {
    return [...this.lines.flatMap((line) => line.boxes), this.self];
  }

  update(view: View): void {
    const { filling, language } = this.setting;
    this.root.hidden = !view.sections.has(this.section);
    this.lines.forEach((line, number) => {
      setText(line.name, say(texts.line(number + 1), language));
      line.remove.setAttribute('aria-label', say(texts.removeLine(number + 1), language));
      for (const box of line.boxes) box.update(view);
    });
    setText(this.add, say(this.lines.length === 0 ? texts.firstLine : texts.addLine, language));
    this.add.hidden = this.lines.length >= (this.section.repeat?.max ?? Infinity);
    const fault = filling.faultAt(this.id);
    setText(this.fault, fault ? say(fault.message, language) : '');
  }

  private append(focus: boolean): void {
    this.build();
    this.setting.filling.addLine(this.id);
    if (focus) this.lines[this.lines.length - 1]!.boxes[0]?.focus();
  }

  private build(): void {
    const line: { root?: HTMLElement } = {};
    const number = (): number => this.lines.findIndex((one) => one.root === line.root);
    const boxes = this.section.items.map((item) => boxFor(item, () => pathOf(this.id, line.root ? number() : this.lines.length, item.id), this.setting));
    const name = h('legend', { class: 'ky-line-name' });
    const remove = h('button', { type: 'button', class: 'btn btn-sm', onclick: () => this.removeLine(number()) }, say(texts.remove, this.setting.language));
    line.root = h('fieldset', { class: 'ky-line' }, name, remove, ...boxes.map((box) => box.root));
    this.lines.push({ root: line.root, boxes, name, remove });
    this.list.append(line.root);
  }

  private removeLine(number: number): void {
    this.lines.splice(number, 1)[0]!.root.remove();
    this.setting.filling.removeLine(this.id, number);
    setText(this.status, say(texts.lineRemoved(number + 1), this.setting.language));
    (this.lines[number] ?? this.lines[number - 1])?.boxes[0]?.focus();
    if (this.lines.length === 0) this.add.focus();
  }
}
