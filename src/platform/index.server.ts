export {
  type ActAs,
  type Actor,
  type ActorTx,
  actingAs,
  anyone,
  type Ctx,
  me,
  person,
  type SystemName,
  systemActor,
} from './actor/ctx.server.ts'
export { type Clock, dayInPoland, newSecret, newUuid, standingClock, systemClock } from './clock/clock.server.ts'
export { type BrokenLink, brokenLinks, type Chain, type Fact, record } from './facts/record.server.ts'
export { addMessages, messageKeys, messageText, translator } from './i18n/translate.server.ts'
export { abilities, allowed } from './policy/can.server.ts'
export { keepDraft } from './web/draft.server.ts'
export type { ShellProps, SiteParts } from './web/parts.server.ts'
export { site } from './web/site.server.ts'
