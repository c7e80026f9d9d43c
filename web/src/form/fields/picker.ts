// Long lists of options at hand, and people, units, staff and lots looked up over the network.
import { say } from '../strings';
import { combo, type Match } from './combo';
import type { Field, Place } from './field';

const kinds: Readonly<Record<string, string>> = { person: 'people', unit: 'units', staff: 'staff', lot: 'lots' };

export function longChoice(place: Place): Field {
  const options = place.item.options.map((option) => ({ code: option.code, title: say(option.title, place.language), words: `${option.title.zh} ${option.title.en}`.toLowerCase() }));
  const box = combo({
    id: place.id, language: place.language, rest: 0,
    find: (query) => Promise.resolve(options.filter((option) => option.words.includes(query.toLowerCase()))),
    chosen: (match) => place.filling.put(place.path(), match?.code),
  });
  return { root: box.root, control: box.input, show: (value) => box.show(options.find((option) => option.code === value)?.title ?? '') };
}

export function picker(place: Place): Field {
  const kind = kinds[place.item.type]!;
  const box = combo({
    id: place.id, language: place.language, rest: 250,
    find: (query) => find(place, kind, query),
    chosen: (match) => {
      place.filling.label(place.path(), match?.title ?? null);
      place.filling.put(place.path(), match?.code);
    },
  });
  return { root: box.root, control: box.input, show: (value) => box.show(value === undefined ? '' : (place.filling.draft.labels[place.path()] ?? String(value))) };
}

async function find(place: Place, kind: string, query: string): Promise<readonly Match[]> {
  // one Chinese character says something, one letter or digit does not
  if (kind !== 'lots' && !/\p{Script=Han}/u.test(query) && query.length < 2) return [];
  const parameters = new URLSearchParams({ q: query, form: place.filling.form.id, item: place.item.id });
  return matches(`${place.choicesUrl}/${kind}?${parameters.toString()}`);
}

export async function matches(url: string): Promise<readonly Match[]> {
  const response = await fetch(url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as readonly Match[];
}
