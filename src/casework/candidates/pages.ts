import type { Page } from '#platform'
import { candidatesPage } from './candidates.page.tsx'
import { chooseServicePage, leaveUnmetPage } from './choose-service.page.tsx'
import { needsPage } from './needs.page.tsx'
import { nextStepPage } from './next-step.page.tsx'
import { rankNeedsPage } from './rank-needs.page.tsx'
import { changeNeedPage, writeNeedPage } from './write-need.page.tsx'

/** Pages of needs and of what could meet them. A fixed word in an address comes before a parameter in the same place. */
export const needPages: readonly Page[] = [
  needsPage,
  writeNeedPage,
  rankNeedsPage,
  changeNeedPage,
  leaveUnmetPage,
  chooseServicePage,
  candidatesPage,
  nextStepPage,
]
