import type { Page } from '#platform'
import { bodyPage } from './bodies/body.page.tsx'
import { bodyListPage } from './bodies/body-list.page.tsx'
import { foundBodyPage } from './bodies/found-body.page.tsx'
import { bodyTransitionPage } from './bodies/transition.page.tsx'
import { appointMemberPage } from './members/appoint-member.page.tsx'
import { giveUnitRolePage } from './members/give-unit-role.page.tsx'
import { releaseMemberPage } from './members/release-member.page.tsx'
import { nominatePersonPage } from './papers/nominate-person.page.tsx'
import { signStatementPage } from './papers/sign-statement.page.tsx'
import { bodyStepPage } from './steps/step.page.tsx'

/** Fixed addresses stand before those with a team's id. */
export const teamsPages: readonly Page[] = [
  bodyListPage,
  foundBodyPage,
  releaseMemberPage,
  bodyPage,
  bodyStepPage,
  bodyTransitionPage,
  appointMemberPage,
  nominatePersonPage,
  signStatementPage,
  giveUnitRolePage,
]
