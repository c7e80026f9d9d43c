// A signature under the exact text shown (S7): the text in the language chosen, then the name drawn or typed. Another language is another text: it is signed anew.
import { localMinute, showDay } from '../dates';
import { freshId, h, set, setText } from '../dom';
import type { Language, SignedText, Words } from '../model';
import { say, texts } from '../strings';
import { keepPicture, pictureUrl } from './bytes';
import type { Field, Place } from './field';
import { Pad } from './pad';

interface Signed {
  readonly text: string;
  readonly hash: string;
  readonly lang: Language;
  readonly at: string;
  readonly image?: string;
}

export function signature(place: Place): Field {
  const text = place.item.signs === null ? undefined : place.filling.form.texts[place.item.signs];
  const speak = (words: Words): string => say(words, place.language);
  if (!text) return { root: h('p', { class: 'text-danger' }, speak(texts.otherText)), control: null, show: () => undefined };
  return new Signing(place, text, speak);
}

class Signing implements Field {
  readonly root: HTMLElement;
  readonly control = null;
  private language: Language;
  private readonly title = h('h4');
  private readonly body = h('div', { class: 'ky-text-body' });
  private readonly tongues: readonly HTMLButtonElement[];
  private readonly pad: Pad;
  private readonly typed: TypedName;
  private readonly fault = h('p', { class: 'text-danger mb-0', role: 'alert' });
  private readonly signing: HTMLElement;
  private readonly done: HTMLElement;
  private readonly picture: HTMLImageElement;
  private readonly when = h('span');

  constructor(private readonly place: Place, private readonly text: SignedText, private readonly speak: (words: Words) => string) {
    this.language = place.language;
    this.tongues = (['zh', 'en'] as const).map((tongue) =>
      h('button', { type: 'button', class: 'btn btn-sm', lang: tongue, onclick: () => this.turnTo(tongue) }, speak(tongue === 'zh' ? texts.inChinese : texts.inEnglish)));
    this.pad = new Pad(speak(texts.padName(place.item.label)));
    this.typed = new TypedName(place.id, speak);
    this.picture = h('img', { class: 'ky-signed', alt: speak(texts.signatureOf(place.item.label)) });
    this.signing = this.makeSigning();
    this.done = h('div', { hidden: true, tabindex: -1 }, this.picture, h('p', {}, this.when), h('button', { type: 'button', class: 'btn', onclick: () => this.revoke() }, speak(texts.signAgain)));
    this.root = this.makeRoot();
    this.turnTo(this.language);
  }

  show(value: unknown): void {
    const signed = value as Signed | undefined;
    if (signed) this.root.setAttribute('open', '');
    this.signing.hidden = signed !== undefined;
    this.done.hidden = signed === undefined;
    for (const button of this.tongues) button.disabled = signed !== undefined;
    if (!signed) return;
    this.turnTo(signed.lang);
    const url = pictureUrl(this.place.filling, signed.image);
    set(this.picture, 'src', url);
    this.picture.hidden = url === null;
    setText(this.when, this.speak(texts.signedAt(showDay(signed.at, this.place.language), signed.lang === 'zh' ? texts.inChinese : texts.inEnglish)));
  }

  /** What must be signed is shown whole; what may be signed opens at a touch, so that whoever does not sign need not scroll past it. */
  private makeRoot(): HTMLElement {
    const { item } = this.place;
    const parts = [this.makeText(), this.signing, this.done];
    if (item.required || item.requiredWhen !== null) return h('div', { class: 'ky-signature' }, ...parts);
    return h('details', { class: 'ky-signature' }, h('summary', {}, this.speak(texts.openToSign)), ...parts);
  }

  private makeText(): HTMLElement {
    const draft = this.text.draft ? h('span', { class: 'badge ky-draft' }, this.speak(texts.draftTable)) : null;
    const bodyId = freshId();
    this.title.id = bodyId;
    const box = h('div', { class: 'ky-text', role: 'group', 'aria-labelledby': bodyId }, this.title, draft, this.body);
    // whoever signs after the first finds the same text folded: it need not be scrolled past again
    const shown = this.isRepeated() ? h('details', {}, h('summary', {}, this.speak(texts.sameText)), box) : box;
    return h('div', {}, h('div', { class: 'ky-buttons', role: 'group', 'aria-label': this.speak(texts.textLanguage) }, ...this.tongues), shown, h('p', { class: 'form-hint' }, this.speak(texts.readFirst)));
  }

  private isRepeated(): boolean {
    const { form } = this.place.filling;
    const first = form.sections.flatMap((section) => section.items).find((item) => item.signs === this.place.item.signs);
    return first !== this.place.item;
  }

  private makeSigning(): HTMLElement {
    const { speak } = this;
    const draw = h('div', {}, h('p', { class: 'form-hint' }, speak(texts.signHere)), this.pad.canvas, h('div', {}, h('button', { type: 'button', class: 'btn btn-sm', onclick: () => this.pad.wipe() }, speak(texts.wipe))));
    this.typed.root.hidden = true;
    const ways = [texts.drawInstead, texts.typeInstead].map((words, index) =>
      h('button', { type: 'button', class: 'btn btn-sm', 'aria-pressed': String(index === 0), onclick: () => {
        draw.hidden = index === 1;
        this.typed.root.hidden = index === 0;
        ways.forEach((way, at) => set(way, 'aria-pressed', String(at === index)));
      } }, speak(words)));
    return h('div', {}, h('div', { class: 'ky-buttons' }, ...ways), draw, this.typed.root,
      h('button', { type: 'button', class: 'btn btn-primary', onclick: () => void this.finish() }, speak(texts.finishSigning)), this.fault);
  }

  private turnTo(language: Language): void {
    if (language !== this.language) this.pad.wipe();
    this.language = language;
    this.tongues.forEach((button, index) => set(button, 'aria-pressed', String((index === 0 ? 'zh' : 'en') === language)));
    for (const element of [this.title, this.body]) element.lang = language;
    setText(this.title, this.text.title[language]);
    setText(this.body, this.text.body[language]);
  }

  private async finish(): Promise<void> {
    const isTyped = !this.typed.root.hidden;
    if (isTyped ? !this.typed.isReady : this.pad.isEmpty) return setText(this.fault, this.speak(isTyped ? texts.nameAndConfirm : texts.nothingDrawn));
    setText(this.fault, '');
    if (isTyped) this.pad.write(this.typed.name);
    const image = await keepPicture(this.place.filling, this.pad.canvas, 'image/png');
    const signed: Signed = { text: this.place.item.signs!, hash: this.text.hash[this.language], lang: this.language, at: localMinute(this.place.now()), image };
    this.place.filling.put(this.place.path(), signed);
    this.show(signed);
    this.done.focus();
  }

  private revoke(): void {
    this.pad.wipe();
    this.typed.wipe();
    this.place.filling.put(this.place.path(), undefined);
    this.show(undefined);
    this.tongues[0]!.focus();
  }
}

/** The way to sign without drawing: by keyboard, by voice, with a switch. */
class TypedName {
  readonly root: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly tick: HTMLInputElement;

  constructor(id: string, speak: (words: Words) => string) {
    this.input = h('input', { type: 'text', id: `${id}-name`, class: 'form-control', autocomplete: 'off', maxlength: 60 });
    this.tick = h('input', { type: 'checkbox', class: 'form-check-input' });
    this.root = h('div', {}, h('label', { for: this.input.id, class: 'form-label' }, speak(texts.typedName)), this.input,
      h('label', { class: 'ky-option' }, this.tick, h('span', {}, speak(texts.confirmSigning))));
  }

  get name(): string {
    return this.input.value.trim();
  }

  get isReady(): boolean {
    return this.name !== '' && this.tick.checked;
  }

  wipe(): void {
    this.input.value = '';
    this.tick.checked = false;
  }
}
