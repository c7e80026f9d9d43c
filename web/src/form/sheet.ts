// The results on a phone: they stand below the form, and a button of the foot brings them over it, so that they are seen while the form is being filled.
import { h, set } from './dom';
import type { Language } from './model';
import { say, texts } from './strings';

export class Sheet {
  private readonly back: HTMLButtonElement;
  private came: Element | null = null;
  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close();
  };

  constructor(private readonly root: HTMLElement, language: Language) {
    this.back = h('button', { type: 'button', class: 'btn btn-primary ky-back', onclick: () => this.close() }, say(texts.closeResults, language));
    root.append(this.back);
  }

  show(): void {
    this.came = document.activeElement;
    this.root.classList.add('ky-over');
    this.others(true);
    document.addEventListener('keydown', this.key);
    this.root.scrollTop = 0;
    this.back.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.root.classList.contains('ky-over')) return;
    this.root.classList.remove('ky-over');
    this.others(false);
    document.removeEventListener('keydown', this.key);
    if (this.came instanceof HTMLElement) this.came.focus({ preventScroll: true });
  }

  /** What lies under the sheet cannot be reached while it is open. */
  private others(isOff: boolean): void {
    const beside = [...(this.root.parentElement?.children ?? []), ...(this.root.parentElement?.parentElement?.children ?? [])];
    for (const one of beside) if (!one.contains(this.root)) set(one, 'inert', isOff);
  }
}
