import type { Page } from '#platform'
import { approveDestructionPage } from './approve-destruction.page.tsx'
import { closedCasePage } from './closed-case.page.tsx'
import { closedCasesPage } from './closed-cases.page.tsx'
import { destructionPage } from './destruction.page.tsx'
import { endHoldPage } from './end-hold.page.tsx'
import { fileCasePage } from './file-case.page.tsx'
import { noteDecisionPage } from './note-decision.page.tsx'
import { proposeDestructionPage } from './propose-destruction.page.tsx'
import { putHoldPage } from './put-hold.page.tsx'
import { orderDestructionPage, withdrawDestructionPage } from './settle-destruction.page.tsx'

/** Pages about how long closed cases are kept and how they are destroyed. */
export const retentionPages: readonly Page[] = [
  closedCasesPage,
  closedCasePage,
  fileCasePage,
  putHoldPage,
  endHoldPage,
  noteDecisionPage,
  proposeDestructionPage,
  destructionPage,
  approveDestructionPage,
  orderDestructionPage,
  withdrawDestructionPage,
]
