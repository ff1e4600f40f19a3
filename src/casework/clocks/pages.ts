import type { Page } from '#platform'
import { boardPage } from './board.page.tsx'
import { clockPage } from './clock.page.tsx'
import { escalateClockPage } from './escalate-clock.page.tsx'
import { oursPage } from './ours.page.tsx'
import { powiatsPage } from './powiats.page.tsx'
import { remindClockPage } from './remind-clock.page.tsx'

/** Pages of whose turn it is, and of what waits. */
export const clockPages: readonly Page[] = [
  boardPage,
  oursPage,
  powiatsPage,
  clockPage,
  remindClockPage,
  escalateClockPage,
]
