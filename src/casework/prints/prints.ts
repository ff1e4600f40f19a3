import { z } from 'zod'
import type { Print } from '#platform'
import { needsPrint } from '../candidates/needs-print.ts'
import { boardPrint, oursPrint } from '../clocks/board-prints.ts'
import { cardPrint } from '../documents/cards/card-print.ts'
import { ownLetterPrints } from '../documents/letters/own-letter-prints.ts'
import { contractPrint, familyWorkPrint } from '../documents/plan-papers/plan-papers-print.ts'
import { templatePreviewPrint } from '../documents/templates/template-print.ts'
import { inactionPrint } from '../inaction/inaction-print.ts'
import { inspectedCasePrint } from '../inspections/inspected-case.page.tsx'
import { envelopePrint } from '../money/envelope-print.ts'
import { letterPrints } from '../official-letters/letter-prints.ts'
import { attendanceOfSittingPrint, plenaryPrint } from '../plenaries/plenary-prints.ts'
import { OfEyes } from '../preview/look-as-page.tsx'
import { printAs } from '../preview/print-as.ts'
import { projectPrint } from '../projects/project-print.ts'
import { rulesPrint } from '../proposals/rules-print.ts'
import { destructionPrint } from '../retention/destruction-print.ts'
import { sittingPrint } from '../sittings/sitting-print.ts'
import { supportPrint } from '../support/support-print.ts'
import { unmetPrint } from '../unmet/unmet-print.ts'
import { attendancePrint, blankAttendancePrint } from './attendance-print.ts'
import { caseFilePrint } from './case-file-print.ts'
import { consentPrint } from './consent-print.ts'
import { dataCopyPrint } from './data-copy.ts'
import { familyBooklet } from './family-booklet.ts'
import { blankPrint, formPrint, visitPrint } from './form-prints.ts'
import { forWholeFamily, leavingOutShielded } from './left-out.ts'
import { minutesPrint } from './meeting-prints.ts'
import { planPrint } from './plan-print.ts'
import { letterPrint, reminderPrint } from './request-letter.ts'

/** Everything of a case that can be taken away on paper. */
export const caseworkPrints: readonly Print[] = [
  ...[formPrint, planPrint, needsPrint, familyWorkPrint, attendancePrint, minutesPrint, caseFilePrint].map(
    forWholeFamily,
  ),
  ...[printAs(caseFilePrint), printAs(minutesPrint, OfEyes.extend({ meetingId: z.uuid() }))].map(forWholeFamily),
  ...[
    contractPrint,
    cardPrint,
    blankPrint,
    blankAttendancePrint,
    visitPrint,
    letterPrint,
    reminderPrint,
    familyBooklet,
    dataCopyPrint,
    consentPrint,
  ].map(leavingOutShielded),
  ...letterPrints,
  ...ownLetterPrints,
  templatePreviewPrint,
  forWholeFamily(inspectedCasePrint),
  destructionPrint,
  sittingPrint,
  plenaryPrint,
  attendanceOfSittingPrint,
  boardPrint,
  oursPrint,
  envelopePrint,
  unmetPrint,
  inactionPrint,
  supportPrint,
  projectPrint,
  rulesPrint,
]
