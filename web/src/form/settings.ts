// What a page gives the element: docs/contracts/form-element.md.
import type { Answers } from '../expressions/evaluate';
import { localMinute } from './dates';
import type { Language } from './model';

export interface Settings {
  readonly formUrl: string;
  readonly entriesUrl: string;
  readonly choicesUrl: string;
  readonly listsUrl: string;
  readonly factsUrl: string | null;
  readonly picturesUrl: string | null;
  readonly language: Language;
  readonly account: string;
  readonly unit: string;
  readonly subject: string | null;
  readonly occurred: string;
  readonly today: string;
  readonly amends: string | null;
  readonly next: string | null;
  readonly form: unknown;
  readonly facts: Answers;
  readonly factDays: Readonly<Record<string, string>>;
  readonly answers: Record<string, unknown> | null;
  readonly labels: Record<string, string>;
}

export function readSettings(element: HTMLElement): Settings {
  const get = (name: string): string | null => element.getAttribute(name);
  const occurred = get('occurred') ?? localMinute(new Date()).slice(0, 10);
  const facts = readFacts(part(element, 'facts') ?? {});
  return {
    formUrl: get('form-url') ?? '',
    entriesUrl: get('entries-url') ?? '/api/entries',
    choicesUrl: get('choices-url') ?? '/api/choices',
    listsUrl: get('lists-url') ?? '/api/lists',
    factsUrl: get('facts-url'),
    picturesUrl: get('pictures-url'),
    language: (get('lang') ?? document.documentElement.lang).startsWith('en') ? 'en' : 'zh',
    account: get('account') ?? '',
    unit: get('unit') ?? '',
    subject: get('subject'),
    occurred,
    today: get('today') ?? occurred.slice(0, 10),
    amends: get('mode') === 'amend' ? get('amends') : null,
    next: get('data-next'),
    form: part(element, 'form'),
    ...facts,
    answers: part(element, 'answers') as Record<string, unknown> | null,
    labels: (part(element, 'labels') ?? {}) as Record<string, string>,
  };
}

/** A fact is a value, or `{value, on}` with the day it was recorded. */
export function readFacts(json: unknown): { facts: Answers; factDays: Record<string, string> } {
  const facts: Record<string, unknown> = {};
  const factDays: Record<string, string> = {};
  for (const [name, given] of Object.entries(json as Record<string, unknown>)) {
    const dated = typeof given === 'object' && given !== null && 'value' in given ? (given as { value: unknown; on?: string }) : null;
    facts[name] = dated ? dated.value : given;
    if (dated?.on) factDays[name] = dated.on;
  }
  return { facts, factDays };
}

/** The token is read each time: signing in again gives a new one. */
export function csrfToken(element: HTMLElement): string {
  return element.getAttribute('csrf') ?? document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '';
}

function part(element: HTMLElement, name: string): unknown {
  const script = element.querySelector(`script[type="application/json"][data-part="${name}"]`);
  return script?.textContent ? JSON.parse(script.textContent) : null;
}
