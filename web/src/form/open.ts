// Opens a form: the compiled form, the draft of an earlier sitting if there is one, and the filling of it.
import { readForm } from './compiled';
import { draftKey, type Draft, type Shelf } from './draft';
import { Filling } from './filling';
import { uuid7 } from './ids';
import type { Form } from './model';
import type { Settings } from './settings';

export async function loadForm(settings: Settings): Promise<Form> {
  if (settings.form !== null) return readForm(settings.form);
  const response = await fetch(settings.formUrl, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  return readForm(await response.json());
}

export function newDraft(form: Form, settings: Settings): Draft {
  const subject = settings.subject === 'new' ? uuid7() : settings.subject;
  return {
    key: keyOf(form, settings), account: settings.account, entry: uuid7(), submission: uuid7(), subject, version: form.version, occurred: settings.occurred,
    answers: settings.answers ? keepKnown(form, settings.answers) : {}, raw: {}, confirmed: {}, labels: { ...settings.labels }, blobs: {}, reason: '', saved: 0,
  };
}

/** The draft that was kept, or null. One of another version of the form keeps what this version still asks. */
export async function keptDraft(form: Form, settings: Settings, shelf: Shelf): Promise<Draft | null> {
  const draft = await shelf.draft(keyOf(form, settings));
  if (!draft) return null;
  return draft.version === form.version ? draft : { ...draft, version: form.version, answers: keepKnown(form, draft.answers), raw: {}, confirmed: {} };
}

export function fill(form: Form, settings: Settings, draft: Draft): Filling {
  return new Filling(form, settings.facts, draft, settings.picturesUrl);
}

function keyOf(form: Form, settings: Settings): string {
  return draftKey(settings.account, form.id, settings.subject, settings.amends);
}

/** Answers to items that the form has, without results of calc. */
function keepKnown(form: Form, answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const section of form.sections) {
    if (section.id !== null) {
      if (Array.isArray(answers[section.id])) kept[section.id] = answers[section.id];
      continue;
    }
    for (const item of section.items) if (item.calc === null && item.decides === null && item.id in answers) kept[item.id] = answers[item.id];
  }
  return structuredClone(kept);
}
