import type { Page } from '#platform'
import { answerPlenaryPage } from './answer-plenary.page.tsx'
import { finishPlenaryTaskPage } from './finish-plenary-task.page.tsx'
import { keepPlenaryPage } from './keep-plenary.page.tsx'
import { plenaryPage } from './plenary.page.tsx'

/** Pages of the record of a sitting. */
export const plenaryPages: readonly Page[] = [plenaryPage, keepPlenaryPage, answerPlenaryPage, finishPlenaryTaskPage]
