import type { Page, Print } from '#platform'
import { consultationPage } from './consultation.page.tsx'
import { consultationsPage } from './consultations.page.tsx'
import { readFilePage, saveRowsPage } from './import/import-remarks.page.tsx'
import { circlePage } from './opening/circle.page.tsx'
import { closeConsultationPage } from './opening/close-consultation.page.tsx'
import { openConsultationPage } from './opening/open-consultation.page.tsx'
import { recordMeetingPage } from './opening/record-meeting.page.tsx'
import { enterRemarkPage } from './remarks/enter-remark.page.tsx'
import { sendRemarkPage } from './remarks/send-remark.page.tsx'
import { answersPage } from './report/answers.page.tsx'
import { answersPrint, reportPrint } from './report/consultation-prints.ts'
import { reportPage } from './report/report.page.tsx'
import { answerRemarkPage } from './sorting/answer-remark.page.tsx'
import { mergeRemarksPage, partRemarksPage } from './sorting/merge-remarks.page.tsx'
import { remarkPage } from './sorting/remark.page.tsx'
import { remarksPage } from './sorting/remarks.page.tsx'
import { takeRemarkPage } from './sorting/take-remark.page.tsx'
import { myRemarksPage } from './work/my-remarks.page.tsx'
import { notWorkingPage } from './work/not-working.page.tsx'
import { proposalsPage } from './work/proposals.page.tsx'

export const consultationPages: readonly Page[] = [
  consultationsPage,
  openConsultationPage,
  consultationPage,
  sendRemarkPage,
  circlePage,
  recordMeetingPage,
  remarksPage,
  enterRemarkPage,
  readFilePage,
  saveRowsPage,
  closeConsultationPage,
  answersPage,
  reportPage,
  remarkPage,
  answerRemarkPage,
  mergeRemarksPage,
  partRemarksPage,
  takeRemarkPage,
  myRemarksPage,
  proposalsPage,
  notWorkingPage,
]

export const consultationPrints: readonly Print[] = [answersPrint, reportPrint]
