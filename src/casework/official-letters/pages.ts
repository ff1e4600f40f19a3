import type { Page } from '#platform'
import type { Printer } from '#platform/server'
import { editAnswerPage } from './edit-answer.page.tsx'
import { letterPage } from './letter.page.tsx'
import { lettersPage, lettersWaitingPage } from './letters.page.tsx'
import { registerLetterPage } from './register-letter.page.tsx'
import { approveAnswerPage, sendAnswerPage, takeBackPage } from './send-answer.page.tsx'
import { pickEntriesPage, writePartPage } from './write-answer.page.tsx'

/** Pages of letters of courts, prosecutors, the police and other authorities. An approved answer is set as a file by `printer`. */
export const letterPages = (printer?: Pick<Printer, 'print'>): readonly Page[] => [
  lettersWaitingPage,
  lettersPage,
  registerLetterPage,
  letterPage,
  pickEntriesPage,
  writePartPage,
  editAnswerPage,
  approveAnswerPage(printer),
  takeBackPage,
  sendAnswerPage,
]
