// Small forms for tests, written as the model, with what is not said left at its default.
import type { Form, Item, Section, Words } from '../../src/form/model';

export const words = (text: string): Words => ({ zh: text, en: text });

export function item(id: string, part: Partial<Item> = {}): Item {
  return {
    id, label: words(id), help: null, type: 'integer', options: [], list: null, alone: [], unit: null, limits: null, required: false, requiredWhen: null, when: null, checks: [],
    calc: null, decides: null, prefill: null, length: 200, signs: null, by: null, product: [], draft: false, sensitive: false, quiet: false, ...part,
  };
}

export function section(items: readonly Item[], part: Partial<Section> = {}): Section {
  return { id: null, title: words('section'), when: null, repeat: null, items, ...part };
}

export function form(sections: readonly Section[], part: Partial<Form> = {}): Form {
  return {
    id: 'test.form', version: 1, about: 'person', title: words('form'), draft: false, sections, checks: [],
    order: sections.flatMap((one) => one.items.map((it) => it.id)), texts: {}, tables: {}, ...part,
  };
}
