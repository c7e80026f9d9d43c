// The form on the page: what is built once, and what changes when an answer does.
import { StatusBar } from './bar';
import type { Box } from './box';
import { h } from './dom';
import type { Filling } from './filling';
import { foot, type Foot } from './foot';
import { resultPanel, type Panel } from './panel';
import { sectionPart, type Part } from './parts';
import type { Settings } from './settings';
import { Sheet } from './sheet';
import { texts } from './strings';
import { Summary, type Fix } from './summary';
import { top, type Top } from './top';
import type { View } from './view';
import type { WireProblem } from './wire';

export interface PageEvents {
  readonly save: () => void;
  readonly dayChanged: () => void;
}

export class FormPage {
  readonly root: HTMLFormElement;
  readonly status: StatusBar;
  readonly foot: Foot;
  private readonly top: Top;
  private readonly parts: readonly Part[];
  private readonly panel: Panel | null;
  private readonly summary: Summary;
  private readonly main: HTMLElement;
  private readonly sheet: Sheet | null;

  constructor(private readonly filling: Filling, settings: Settings, events: PageEvents) {
    const { form } = filling;
    const setting = { filling, language: settings.language, choicesUrl: settings.choicesUrl, listsUrl: settings.listsUrl, now: () => new Date(), factDays: settings.factDays };
    this.top = top(filling, settings, events.dayChanged);
    this.parts = form.sections.map((section) => sectionPart(section, setting));
    this.panel = resultPanel(form, settings.language, (item) => this.go(item));
    this.summary = new Summary(settings.language);
    this.status = new StatusBar(settings.language);
    this.foot = foot(filling, settings.language, () => this.goToEmpty(), this.panel ? () => this.sheet?.show() : null);
    this.sheet = this.panel ? new Sheet(this.panel.root, settings.language) : null;
    this.main = h('div', { class: 'ky-main' }, this.top.root, ...this.parts.map((part) => part.root));
    const columns = h('div', { class: this.panel ? 'ky-columns' : '' }, this.main, this.panel?.root ?? null);
    this.root = h('form', { class: 'ky-form', novalidate: true, autocomplete: 'off', onsubmit: (event: SubmitEvent) => {
      event.preventDefault();
      events.save();
    } }, this.summary.root, columns, h('div', { class: 'ky-end' }, this.status.root, this.foot.root));
    this.update(filling.view);
  }

  update(view: View): void {
    for (const part of this.parts) part.update(view);
    this.panel?.update(view);
    if (this.panel) this.foot.see(this.panel.counts().asked, this.panel.counts().of);
    this.foot.update();
  }

  /** Everything that must be mended before it can be sent; empty when nothing stands in the way. */
  judge(): readonly Fix[] {
    this.filling.touchAll();
    this.top.judge();
    const { view } = this.filling;
    const here = this.top.problems().map((one) => ({ message: one.message, label: null, focus: one.focus }));
    const labelOf = (path: string): string => this.box(path)?.label ?? path;
    const unusual = [...view.unusual].map((path) => ({ path, code: 'unusual', message: texts.confirmUnusual({ zh: labelOf(path), en: labelOf(path) }) }));
    const paths = this.boxes().map((box) => box.path());
    const found = [...view.problems, ...unusual].sort((left, right) => paths.indexOf(left.path) - paths.indexOf(right.path));
    return [...here, ...found.map((problem) => this.fix(problem))];
  }

  show(fixes: readonly Fix[]): void {
    this.summary.show(fixes);
  }

  /** A problem with a way to the question it is about. */
  fix(problem: WireProblem): Fix {
    const box = this.box(problem.path);
    return { message: problem.message, label: box?.label ?? null, focus: box ? () => box.focus() : null };
  }

  /** While it is being sent nothing can be changed. */
  lock(isLocked: boolean): void {
    this.main.inert = isLocked;
    this.foot.save.disabled = isLocked;
  }

  private go(path: string): void {
    this.sheet?.close();
    this.box(path)?.focus();
  }

  private goToEmpty(): void {
    const { view } = this.filling;
    const next = this.boxes().find((box) => view.required.has(box.path()) && this.filling.counted(box.path()) === undefined);
    next?.focus();
  }

  private boxes(): Box[] {
    return this.parts.flatMap((part) => part.boxes());
  }

  private box(path: string): Box | undefined {
    return this.boxes().find((box) => box.path() === path);
  }
}
