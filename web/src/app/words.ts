// Texts of what every page has, zh and en beside each other.
const words = {
  yes: ['确定', 'Yes'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  copied: ['已复制', 'Copied'],
  locked: ['屏幕已锁定', 'The screen is locked'],
  lockedWhy: ['有一会儿没有操作。请输入密码继续，没填完的内容都在。', 'Nothing was done for a while. Enter your password to go on; nothing you filled in is lost.'],
  password: ['密码', 'Password'],
  unlock: ['继续', 'Continue'],
  wrongPassword: ['密码不对，请再试', 'Wrong password: try again'],
  expired: ['登录已过期，请重新登录；没发出的内容会在登录后发送', 'The session is over: sign in again, and what is unsent will follow'],
  tooMany: ['试的次数太多，请稍后再试', 'Too many tries: wait a while'],
  noNetwork: ['网络不通，请稍后再试', 'No network: try again later'],
  signInAgain: ['重新登录', 'Sign in again'],
  unsent: ['份记录还没发出', 'not sent yet'],
  sent: ['先前没发出的记录已保存', 'What was not sent earlier is saved now'],
  refused: ['有一份记录被退回，请打开修改', 'One record was sent back: open it to mend it'],
  open: ['打开', 'Open'],
  unsentAtSignOut: ['还有记录没有发出。现在退出，这些内容就没有了。', 'There are records not sent yet. If you sign out now they will be gone.'],
  discard: ['不要了，退出', 'Discard and sign out'],
  stay: ['先不退出', 'Stay signed in'],
} as const;

export type Word = keyof typeof words;

export function word(name: Word): string {
  return words[name][document.documentElement.lang.startsWith('en') ? 1 : 0];
}
