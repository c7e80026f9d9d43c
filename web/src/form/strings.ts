// Every text of the form element, in the words of a county's station, zh and en beside each other.
import type { Language, Words } from './model';

export function say(words: Words, language: Language): string {
  return words[language];
}

const two = (zh: string, en: string): Words => ({ zh, en });

const plain = (value: unknown): string => (value === undefined || value === null ? '…' : String(value).replace('T', ' '));

/** What was flagged when an entry was taken, by code. */
export const flagWords: Readonly<Record<string, Words>> = {
  consent_missing: two('没有有效的同意书：已记录，将由机构以外的人复核', 'No valid consent on file: recorded, and it will be reviewed by someone outside this unit'),
  tests_missing: two('手术前的化验结果不全', 'Laboratory tests before the procedure are incomplete'),
  emergency: two('已按急救记录，72 小时内复核', 'Recorded as life-saving care: reviewed within 72 hours'),
};

/** What the record of a person tells, not the form. */
const registered: Readonly<Record<string, Words>> = { age: two('年龄', 'age'), sex: two('性别', 'sex'), born: two('出生日期', 'date of birth') };

export const texts = {
  // answers
  yes: two('是', 'Yes'),
  no: two('否', 'No'),
  wanted: two('要', 'Yes, please'),
  declined: two('不要', 'No, thank you'),
  later: two('以后再说', 'Ask me later'),
  clear: two('清除', 'Clear'),
  clearOf: (label: Words) => two(`清除“${label.zh}”的回答`, `Clear the answer to “${label.en}”`),
  requiredMark: two('（必填）', ' (required)'),
  requiredNote: two('带 * 的要填。其余没问到的留空，不会当成“否”。', 'Fill in what is marked *. Leave empty what was not asked: empty is never taken as “no”.'),
  notCalculated: two('还算不出来', 'Not known yet'),
  search: two('输入查找', 'Type to search'),
  noMatch: two('没有找到', 'Nothing found'),
  searching: two('正在查找…', 'Searching…'),
  searchFailed: two('查不到：网络不通，稍后再试', 'Cannot search: no network. Try again later'),
  found: (count: number) => two(`找到 ${count} 个，用上下键选择`, `${count} found, choose with the arrow keys`),
  left: (count: number) => two(`还可写 ${count} 个字`, `${count} characters left`),

  // dates
  year: two('年', 'Year'),
  month: two('月', 'Month'),
  day: two('日', 'Day'),
  time: two('时间', 'Time'),
  today: two('今天', 'Today'),
  now: two('现在', 'Now'),
  pickDate: two('选日期', 'Pick a date'),
  dateHint: two('可直接输入，如 20260301', 'May be typed as 20260301'),

  // faults
  required: (label: Words) => two(`请填写“${label.zh}”`, `Please answer “${label.en}”`),
  notNumber: two('请填数字', 'Enter a number'),
  notWhole: two('请填整数，不带小数', 'Enter a whole number'),
  notDate: two('没有这一天，请核对年月日', 'There is no such day: check year, month and day'),
  notTime: two('请填时间，如 09:30', 'Enter a time such as 09:30'),
  outOfLimits: (low: unknown, high: unknown, unit: Words) =>
    two(`应在 ${plain(low)} 到 ${plain(high)}${unit.zh ? ` ${unit.zh}` : ''} 之间，请核对`, `Should lie between ${plain(low)} and ${plain(high)}${unit.en ? ` ${unit.en}` : ''}: please check`),
  unusual: (value: unknown, unit: Words) =>
    two(`您填的是 ${plain(value)}${unit.zh ? ` ${unit.zh}` : ''}，没有填错`, `You entered ${plain(value)}${unit.en ? ` ${unit.en}` : ''}: it is correct`),
  confirmUnusual: (label: Words) => two(`请确认“${label.zh}”`, `Please confirm “${label.en}”`),
  alone: (title: Words) => two(`选了“${title.zh}”就不能再选其他`, `“${title.en}” cannot stand beside other choices`),
  tooLong: (length: number) => two(`最多 ${length} 个字`, `At most ${length} characters`),
  tooFewLines: (title: Words, min: number) => two(`“${title.zh}”至少要 ${min} 条`, `“${title.en}” needs at least ${min}`),
  tooManyLines: (title: Words, max: number) => two(`“${title.zh}”最多 ${max} 条`, `“${title.en}” takes at most ${max}`),
  reasonNeeded: two('请写明为什么更正', 'Say why this is corrected'),
  futureDay: two('服务日期不能晚于今天', 'The day of the visit cannot be in the future'),

  // prefill
  fromRecord: (value: string, on: string | null) => two(`档案里：${value}${on ? `（${on}）` : ''}`, `From the record: ${value}${on ? ` (${on})` : ''}`),
  useIt: two('核对无误，用这个', 'Checked, use it'),

  // repeating sections
  line: (number: number) => two(`第 ${number} 条`, `No. ${number}`),
  addLine: two('再加一条', 'Add another'),
  firstLine: two('加一条', 'Add one'),
  remove: two('删除', 'Remove'),
  removeLine: (number: number) => two(`删除第 ${number} 条`, `Remove no. ${number}`),
  lineRemoved: (number: number) => two(`第 ${number} 条已删除`, `No. ${number} removed`),

  // photo
  takePhoto: two('拍照', 'Take a photo'),
  choosePhoto: two('选图片', 'Choose a picture'),
  removePhoto: two('删除照片', 'Remove the photo'),
  photoOf: (label: Words) => two(`照片：${label.zh}`, `Photo: ${label.en}`),
  notPhoto: two('这个文件打不开，请换一张图片', 'This file cannot be opened: choose another picture'),

  // signature
  signer: {
    person: two('本人签名', 'Signed by the person'),
    guardian: two('监护人签名', 'Signed by the guardian'),
    worker: two('工作人员签名', 'Signed by the worker'),
    witness: two('见证人签名', 'Signed by the witness'),
  },
  textLanguage: two('签名文本用哪种语言', 'Language of the text to sign'),
  inChinese: two('中文', '中文'),
  inEnglish: two('English', 'English'),
  sameText: two('与上面同一份文本（点开可看）', 'The same text as above (open to read)'),
  readFirst: two('请先读完（或请工作人员读给您听）再签名。', 'Read this, or have it read to you, before signing.'),
  openToSign: two('点开签名（也可以不签）', 'Open to sign (signing is not required)'),
  signHere: two('用手指或鼠标在框内写名字', 'Write the name in the box with a finger or the mouse'),
  padName: (label: Words) => two(`${label.zh}：手写区。不方便手写时用“打字签名”。`, `${label.en}: area for drawing. If drawing is not possible use “Type the name”.`),
  drawInstead: two('手写签名', 'Draw the signature'),
  typeInstead: two('打字签名', 'Type the name'),
  typedName: two('签名人的姓名', 'Name of the person who signs'),
  confirmSigning: two('我是签名人，已读过或听过以上内容，自愿签名', 'I am the one who signs. I have read or heard this text and sign of my own will'),
  wipe: two('擦掉重写', 'Wipe'),
  finishSigning: two('完成签名', 'Finish signing'),
  signAgain: two('作废重签', 'Sign anew'),
  signedAt: (at: string, language: Words) => two(`已签名 ${at}（${language.zh}文本）`, `Signed ${at} (${language.en} text)`),
  signatureOf: (label: Words) => two(`签名图：${label.zh}`, `Signature: ${label.en}`),
  nothingDrawn: two('框内还没有签名', 'Nothing is drawn in the box yet'),
  nameAndConfirm: two('请写姓名并勾选确认', 'Enter the name and tick the confirmation'),
  otherText: two('签名文本没有取到，请刷新页面', 'The text to sign is missing: reload the page'),

  // decisions (S9)
  advice: two('仅供参考，由本人和医生一起决定', 'Advice only: the person decides, together with the clinician'),
  method: two('方法', 'Method'),
  initiation: two('开始使用', 'Starting'),
  continuation: two('继续使用', 'Continuing'),
  start: two('开始用', 'Start'),
  goOn: two('继续用', 'Go on'),
  notApplicable: two('不适用', 'Not applicable'),
  noRecommendation: two('表中没有建议', 'No recommendation on file'),
  category: (code: string) => two(`${code} 级`, `Category ${code}`),
  becauseOf: (count: number) => two(`依据（${count} 条）`, `Why (${count})`),
  asked: (asked: number, of: number) => two(`已问 ${asked} / ${of} 项`, `${asked} of ${of} asked`),
  notAsked: (count: number) => two(`还没问到的 ${count} 项（没问到不等于没有）`, `${count} not asked yet (not asked is not “no”)`),
  notOnThisForm: (facts: readonly string[]) =>
    two(`本表不问的：${facts.map((fact) => registered[fact]?.zh ?? fact).join('、')}`, `Not on this form: ${facts.map((fact) => registered[fact]?.en ?? fact).join(', ')}`),
  several: two('几项注意合在一起，可能比单独一项更要慎重。', 'Several cautions together may be worse than one.'),
  privateEntries: two('可能有本人没有公开的记录：请问本人。', 'Private entries may exist: ask.'),
  draftTable: two('草案：尚未经本地临床负责人审定', 'Draft: not yet reviewed by the clinical lead here'),
  sensitive: two('只留在本机构', 'Stays with this unit'),
  draftForm: two('草案：内容尚未经临床审定', 'Draft: content not yet clinically reviewed'),
  updated: (asked: number, of: number) => two(`结果已更新，已问 ${asked} / ${of} 项`, `Results updated, ${asked} of ${of} asked`),
  source: (names: readonly string[], version: string) => two(`来源：${names.join('；')}（${version} 版）`, `Source: ${names.join('; ')} (version ${version})`),

  // the whole form
  visitDay: two('服务日期', 'Day of the visit'),
  changeDay: two('更改', 'Change'),
  reason: two('为什么更正', 'Why is this corrected'),
  amending: two('正在更正已保存的记录。原来的记录会保留，可以查看。', 'You are correcting a saved record. The earlier one stays and can be seen.'),
  progress: (done: number, all: number) => two(`必填 ${done} / ${all}`, `Required ${done} / ${all}`),
  filled: (count: number) => two(`已填 ${count} 项`, `${count} filled in`),
  nextEmpty: two('下一个没填的', 'Next empty'),
  send: two('保存', 'Save'),
  sending: two('正在发送…', 'Sending…'),
  sent: two('已保存', 'Saved'),
  sentWithFlags: two('已保存。请留意：', 'Saved. Please note:'),
  carryOn: two('继续', 'Continue'),
  notSent: two('还没发出，内容已保存在这台设备上，会自动重试。', 'Not sent yet. It is kept on this device and will be retried.'),
  retryNow: two('现在重试', 'Retry now'),
  editAgain: two('改一改', 'Change it'),
  signedOut: two('登录已过期。重新登录后会接着发送，内容不会丢。', 'You were signed out. After signing in again it will be sent; nothing is lost.'),
  stale: two('页面已过期。请刷新，刷新后会接着发送，内容不会丢。', 'The page has expired. Reload it: what you filled in will be sent; nothing is lost.'),
  reload: two('刷新页面', 'Reload the page'),
  otherContent: two('先前那一份已经保存。要改内容，请在档案里打开那条记录更正。', 'The earlier version was saved already. To change it, correct that record.'),
  problems: (count: number) => two(`有 ${count} 处要看一下`, `${count} to look at`),
  firstProblem: two('到第一处', 'Go to the first'),
  draftFound: (at: string) => two(`接着上次没保存的内容（${at}）`, `Continued from what was not saved (${at})`),
  startOver: two('清空重填', 'Start over'),
  startOverSure: two('清空后，这张表没保存的内容就没有了。', 'What was not saved on this form will be gone.'),
  keptHere: two('草稿保存在这台设备上', 'Draft kept on this device'),
  cancel: two('取消', 'Cancel'),
  loading: two('正在打开表单…', 'Opening the form…'),
  loadFailed: two('表单打不开：网络不通。', 'The form cannot be opened: no network.'),
  tryAgain: two('再试一次', 'Try again'),
  results: two('结果', 'Results'),
  seeResults: two('看结果', 'See the results'),
  seeResultsNow: (asked: number, of: number) => two(`看结果 ${asked}/${of}`, `Results ${asked}/${of}`),
  closeResults: two('回到表单', 'Back to the form'),
} as const;
