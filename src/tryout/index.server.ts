export { tryoutGate } from './gate.server.ts'
export type { TryoutSite } from './make-tryout.server.ts'
export { type OpenTryouts, openTryouts } from './open-tryouts.server.ts'
export type { TryoutAtHand, Tryouts } from './tryout.ts'
