// Small things that pages share.
import { toast } from './toast';
import { word } from './words';

/** `data-copy="text"`, or `data-copy-from="#id"`. */
export function watchCopy(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy], [data-copy-from]');
    if (!button) return;
    const from = button.dataset['copyFrom'];
    const text = from ? (document.querySelector(from)?.textContent ?? '') : button.dataset['copy']!;
    void copy(text.trim()).then(() => toast(word('copied')));
  });
}

async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // without HTTPS there is no clipboard for scripts, but a selected text can still be copied
  const box = document.body.appendChild(document.createElement('textarea'));
  box.value = text;
  box.select();
  document.execCommand('copy');
  box.remove();
}

/** Menus are <details>: Escape and a click elsewhere close them. */
export function watchMenus(): void {
  const open = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll('details.ky-drop[open]');
  document.addEventListener('click', (event) => open().forEach((menu) => { if (!menu.contains(event.target as Node)) menu.open = false; }));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open().forEach((menu) => {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
  });
}

/** `data-print`: prints this page. */
export function watchPrint(): void {
  document.addEventListener('click', (event) => { if ((event.target as Element).closest('[data-print]')) print(); });
}

/** Charts are heavy: what draws them is loaded only by pages that have one (`<div data-chart data-chart-src="...">`). */
export async function loadCharts(): Promise<void> {
  const charts = document.querySelectorAll<HTMLElement>('[data-chart]');
  const source = charts[0]?.dataset['chartSrc'];
  if (!source) return;
  const drawer = (await import(source)) as { draw(place: HTMLElement): void };
  charts.forEach((chart) => drawer.draw(chart));
}
