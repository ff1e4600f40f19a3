import type { Page } from '#platform'
import { basketPage } from './basket/basket.page.tsx'
import { changeItemPage } from './basket/change-item.page.tsx'
import { needPages } from './candidates/pages.ts'
import { cancelMeetingPage, moveMeetingPage } from './meeting-changes/change-meeting.page.tsx'
import { datePages } from './meeting-dates/pages.ts'
import { callMeetingPage } from './meetings/call-meeting.page.tsx'
import { holdMeetingPage } from './meetings/hold-meeting.page.tsx'
import { meetingPage } from './meetings/meeting.page.tsx'
import { meetingsPage } from './meetings/meetings.page.tsx'
import { myMeetingsPage } from './meetings/my-meetings.page.tsx'
import { minutesPages } from './minutes/pages.ts'
import { acceptPlanPage } from './plan/accept-plan.page.tsx'
import { changeActionPage } from './plan/change-action.page.tsx'
import { planPage } from './plan/plan.page.tsx'
import { plenaryPages } from './plenaries/pages.ts'
import { answerRequestPage } from './requests/answer-request.page.tsx'
import { endLinkPage } from './requests/make-link.page.tsx'
import { putToMePage, requestsPage } from './requests/put-to-me.page.tsx'
import { sittingPages } from './sittings/pages.ts'
import { taskPages } from './tasks/pages.ts'

/** Pages of the plan, the basket, tasks and meetings of a case. A fixed word in an address comes before a parameter in the same place. */
export const workPages: readonly Page[] = [
  planPage,
  acceptPlanPage,
  changeActionPage,
  basketPage,
  changeItemPage,
  ...needPages,
  ...taskPages,
  answerRequestPage,
  endLinkPage,
  requestsPage,
  putToMePage,
  meetingsPage,
  callMeetingPage,
  holdMeetingPage,
  ...datePages,
  ...sittingPages,
  ...plenaryPages,
  moveMeetingPage,
  cancelMeetingPage,
  ...minutesPages,
  meetingPage,
  myMeetingsPage,
]
