import { z } from 'zod'
import type { Print } from '#platform'
import { inspectedCasePrint } from '../inspections/inspected-case.page.tsx'
import { letterPrints } from '../official-letters/letter-prints.ts'
import { OfEyes } from '../preview/look-as-page.tsx'
import { printAs } from '../preview/print-as.ts'
import { caseFilePrint } from './case-file-print.ts'
import { familyBooklet } from './family-booklet.ts'
import { blankPrint, formPrint, visitPrint } from './form-prints.ts'
import { attendancePrint, minutesPrint } from './meeting-prints.ts'
import { planPrint } from './plan-print.ts'
import { letterPrint, reminderPrint } from './request-letter.ts'

/** Everything of a case that can be taken away on paper. */
export const caseworkPrints: readonly Print[] = [
  formPrint,
  blankPrint,
  visitPrint,
  planPrint,
  attendancePrint,
  minutesPrint,
  caseFilePrint,
  printAs(caseFilePrint),
  printAs(minutesPrint, OfEyes.extend({ meetingId: z.uuid() })),
  letterPrint,
  reminderPrint,
  familyBooklet,
  ...letterPrints,
  inspectedCasePrint,
]
