export {
  clean,
  day,
  fields,
  line,
  optionalChoice,
  optionalDay,
  optionalText,
  readDay,
  says,
  several,
  ticked,
  yesNo,
} from './forms/fields.ts'
export { noPosted, type Posted, type Read, type Say, textOf, type Upload } from './forms/posted.ts'
export {
  type Catalogue,
  LOCALES,
  type Locale,
  type MessageKey,
  type MessageParams,
  type Messages,
  type T,
} from './i18n/catalogue.ts'
export { useReader } from './i18n/context.ts'
export { asHeading, inOrder, showDate, showInstant, showLongDate, showMoney } from './i18n/formats.ts'
export { bindShortWords } from './i18n/short-words.domain.ts'
export { type KeptKind, type Print, print } from './pdf/print.ts'
export {
  deeper,
  type MarkedRun,
  type PrintBlock,
  type PrintDocument,
  type PrintFact,
  type PrintPiece,
  type PrintRedline,
  type PrintTable,
  type PrintWords,
} from './pdf/print-document.domain.ts'
export { everyone, follows, holds, myself, type Policy, policy, rel, system } from './policy/policy.ts'
export { qrDrawing } from './qr/qr-drawing.domain.ts'
export { type Page, page, type Seen, type Went } from './web/page.ts'
export type { SignedIn, Visitor } from './web/visitor.ts'
