import { z } from 'zod'
import type { Page } from '#platform'
import { basketPage } from '../basket/basket.page.tsx'
import { overviewPage } from '../cases/overview.page.tsx'
import { diagnosisPage } from '../diagnosis/diagnosis.page.tsx'
import { meetingPage } from '../meetings/meeting.page.tsx'
import { meetingsPage } from '../meetings/meetings.page.tsx'
import { planPage } from '../plan/plan.page.tsx'
import { tasksPage } from '../tasks/tasks.page.tsx'
import { historyPage } from '../timeline/history.page.tsx'
import { beforeDisclosingPage } from './before-disclosing.page.tsx'
import { chooseEyesPage } from './choose-eyes.page.tsx'
import { OfEyes, pageAs } from './look-as-page.tsx'

/** A case as another person of its team gets it. */
export const lookAsPages: readonly Page[] = [
  beforeDisclosingPage,
  chooseEyesPage,
  pageAs('overview', overviewPage),
  pageAs('diagnosis', diagnosisPage),
  pageAs('plan', planPage),
  pageAs('basket', basketPage),
  pageAs('tasks', tasksPage),
  pageAs('meetings', meetingsPage),
  pageAs('meetings', meetingPage, OfEyes.extend({ meetingId: z.uuid() })),
  pageAs('history', historyPage),
]
