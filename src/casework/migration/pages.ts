import type { Page } from '#platform'
import { dryRunPage } from './dry-run.page.tsx'
import { migrationPage } from './migration.page.tsx'
import { migrationsPage } from './migrations.page.tsx'
import { planMigrationPage } from './plan-migration.page.tsx'
import { answerQuestionPage } from './question.page.tsx'
import { assessAgainPage, callOffPage, carryOutPage } from './settle-migration.page.tsx'
import { undoMigrationPage } from './undo-migration.page.tsx'

/** Pages on which running cases are carried to another version of their model. */
export const migrationPages: readonly Page[] = [
  migrationsPage,
  planMigrationPage,
  answerQuestionPage,
  undoMigrationPage,
  migrationPage,
  assessAgainPage,
  carryOutPage,
  callOffPage,
  dryRunPage,
]
