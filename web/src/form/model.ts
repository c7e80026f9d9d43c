import type { Tree } from '../expressions/evaluate';

/** A text in the two languages of the screen. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh' | 'en';

export type ItemType =
  | 'choice' | 'choices' | 'yesno' | 'integer' | 'decimal' | 'date' | 'datetime' | 'text' | 'note' | 'offer'
  | 'person' | 'unit' | 'staff' | 'lot' | 'code' | 'photo' | 'signature' | 'decision';

export interface Option {
  readonly code: string;
  readonly title: Words;
}

export interface Check {
  readonly that: Tree;
  readonly at: string | null;
  readonly code: string;
  readonly else: Words;
}

/** Bounds as trees, constants for numbers; null where there is none. */
export interface Limits {
  readonly refuseLow: Tree | null;
  readonly refuseHigh: Tree | null;
  readonly confirmLow: Tree | null;
  readonly confirmHigh: Tree | null;
}

export interface Item {
  readonly id: string;
  readonly label: Words;
  readonly help: Words | null;
  readonly type: ItemType;
  readonly options: readonly Option[];
  /** The long list whose codes these are; its rows are searched on the server. */
  readonly list: string | null;
  /** Codes of a choices item that cannot stand beside others. */
  readonly alone: readonly string[];
  readonly unit: string | null;
  readonly limits: Limits | null;
  readonly required: boolean;
  readonly requiredWhen: Tree | null;
  readonly when: Tree | null;
  readonly checks: readonly Check[];
  readonly calc: Tree | null;
  /** The table of a calc that is exactly decide('...'). */
  readonly decides: string | null;
  readonly prefill: Tree | null;
  readonly length: number;
  /** The text that is signed, and by whom: person, guardian, worker, witness. */
  readonly signs: string | null;
  readonly by: string | null;
  readonly product: readonly string[];
  readonly draft: boolean;
  /** The answer stays with the unit that writes it (S13). */
  readonly sensitive: boolean;
  /** Said by a program (that a person is made up for a demonstration): shown where it was said, asked nowhere. */
  readonly quiet: boolean;
}

export interface Section {
  /** Only a repeating section has an id. */
  readonly id: string | null;
  readonly title: Words;
  readonly when: Tree | null;
  readonly repeat: { readonly min: number; readonly max: number } | null;
  readonly items: readonly Item[];
}

/** The exact words that are signed; the hashes were made by the server over each language's body. */
export interface SignedText {
  readonly title: Words;
  readonly body: Words;
  readonly hash: { readonly zh: string; readonly en: string };
  readonly draft: boolean;
}

export interface Condition {
  readonly code: string;
  readonly if: Tree | null;
  readonly group: Words | null;
  readonly title: Words;
}

export interface Cell {
  readonly initiation: string;
  readonly continuation: string;
  readonly flags: readonly string[];
  readonly note: string | null;
}

export interface DecisionRow {
  readonly code: string;
  readonly if: Tree;
  readonly answer: string;
  readonly advice: Words;
  readonly source: string | null;
}

export interface DecisionTable {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  readonly draft: boolean;
  readonly sources: readonly string[];
  /** The table's facts, and the item or fact of this form that answers each; null: not asked here. */
  readonly facts: readonly { readonly name: string; readonly from: string | null }[];
  readonly conditions: readonly Condition[];
  readonly methods: readonly Option[];
  readonly categories: readonly Option[];
  /** Marks on cells that are shown, in words. */
  readonly flags: readonly Option[];
  /** [condition][method]; null: the table does not speak. */
  readonly cells: readonly (readonly (Cell | null)[])[];
  readonly rows: readonly DecisionRow[];
  readonly answers: readonly Option[];
}

export interface Form {
  readonly id: string;
  readonly version: number;
  readonly about: 'person' | 'unit' | 'staff' | 'lot' | 'event' | 'nobody';
  readonly title: Words;
  readonly draft: boolean;
  readonly sections: readonly Section[];
  readonly checks: readonly Check[];
  /** Ids of items in the order in which whens and calcs are evaluated. */
  readonly order: readonly string[];
  readonly texts: Readonly<Record<string, SignedText>>;
  readonly tables: Readonly<Record<string, DecisionTable>>;
}
