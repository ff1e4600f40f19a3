import type { Page } from '#platform'
import { acceptTaskPage, giveBackTaskPage } from './answer-task.page.tsx'
import { handTaskPage, withdrawOfferPage } from './hand-task.page.tsx'
import { myTasksPage } from './my-tasks.page.tsx'
import { nameSupporterPage, remindOfTaskPage, supportTaskPage } from './support-task.page.tsx'
import { taskPage } from './task.page.tsx'
import { tasksPage } from './tasks.page.tsx'
import { tellHeadOfTaskPage } from './tell-head-of-task.page.tsx'

/** Pages of tasks: of one case, of one task and its acts, and of mine in all cases. */
export const taskPages: readonly Page[] = [
  tasksPage,
  taskPage,
  acceptTaskPage,
  giveBackTaskPage,
  handTaskPage,
  withdrawOfferPage,
  supportTaskPage,
  nameSupporterPage,
  remindOfTaskPage,
  tellHeadOfTaskPage,
  myTasksPage,
]
