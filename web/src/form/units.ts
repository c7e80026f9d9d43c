// UCUM units in the words a worker uses. What is not listed is shown as the pack writes it.
import type { Words } from './model';

const known: Readonly<Record<string, Words>> = {
  'mm[Hg]': { zh: '毫米汞柱', en: 'mmHg' },
  kPa: { zh: '千帕', en: 'kPa' },
  kg: { zh: '公斤', en: 'kg' },
  g: { zh: '克', en: 'g' },
  mg: { zh: '毫克', en: 'mg' },
  ug: { zh: '微克', en: 'µg' },
  m: { zh: '米', en: 'm' },
  cm: { zh: '厘米', en: 'cm' },
  mm: { zh: '毫米', en: 'mm' },
  L: { zh: '升', en: 'L' },
  mL: { zh: '毫升', en: 'mL' },
  Cel: { zh: '℃', en: '°C' },
  min: { zh: '分钟', en: 'min' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '天', en: 'days' },
  wk: { zh: '周', en: 'weeks' },
  mo: { zh: '个月', en: 'months' },
  a: { zh: '年', en: 'years' },
  '/min': { zh: '次/分', en: 'per minute' },
  '{beats}/min': { zh: '次/分', en: 'beats per minute' },
  '/d': { zh: '/天', en: 'a day' },
  '{cigarettes}/d': { zh: '支/天', en: 'cigarettes a day' },
  '{score}': { zh: '分', en: 'points' },
  '%': { zh: '%', en: '%' },
  '1': { zh: '', en: '' },
  'mmol/L': { zh: '毫摩尔/升', en: 'mmol/L' },
  'umol/L': { zh: '微摩尔/升', en: 'µmol/L' },
  'g/L': { zh: '克/升', en: 'g/L' },
  'mg/dL': { zh: '毫克/分升', en: 'mg/dL' },
  'U/L': { zh: '单位/升', en: 'U/L' },
  '[IU]/L': { zh: '国际单位/升', en: 'IU/L' },
  '10*9/L': { zh: '×10⁹/升', en: '×10⁹/L' },
  '10*12/L': { zh: '×10¹²/升', en: '×10¹²/L' },
  'kg/m2': { zh: '公斤/平方米', en: 'kg/m²' },
};

export function unitWords(unit: string | null): Words {
  if (unit === null) return { zh: '', en: '' };
  const annotation = /^\{(.+)\}$/.exec(unit)?.[1] ?? unit;
  return known[unit] ?? { zh: annotation, en: annotation };
}
