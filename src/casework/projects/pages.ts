import type { Page } from '#platform'
import { agreeProjectPage, joinCasesPage, moveProjectPage } from './move-project.page.tsx'
import { projectPage, projectsPage } from './project.page.tsx'
import { beginProjectPage, correctProjectPage } from './write-project.page.tsx'

/** Pages of social projects. A fixed word in an address comes before a parameter in the same place. */
export const projectPages: readonly Page[] = [
  projectsPage,
  beginProjectPage,
  correctProjectPage,
  agreeProjectPage,
  moveProjectPage,
  joinCasesPage,
  projectPage,
]
