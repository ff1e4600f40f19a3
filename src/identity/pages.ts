import type { Page } from '#platform'
import { changePasswordPage } from './accounts/change-password.page.tsx'
import { chooseLanguagePage } from './accounts/choose-language.page.tsx'
import { forgottenPasswordPage } from './accounts/forgotten-password.page.tsx'
import { ownAccountPage } from './accounts/own-account.page.tsx'
import { setPasswordPage } from './accounts/set-password.page.tsx'
import type { IdentityParts } from './parts.server.ts'
import { blockAccountPage, sendLinkAgainPage, unblockAccountPage } from './people/account-acts.page.tsx'
import { invitePersonPage } from './people/invite-person.page.tsx'
import { peoplePage } from './people/people.page.tsx'
import { resetSecondFactorPage } from './people/reset-second-factor.page.tsx'
import { renewRecoveryCodesPage } from './second-factor/renew-recovery-codes.page.tsx'
import { replaceSecondFactorPage } from './second-factor/replace-second-factor.page.tsx'
import { secondFactorPage } from './second-factor/second-factor.page.tsx'
import { meetingModePage } from './sessions/meeting-mode.page.tsx'
import { signInPage } from './sessions/sign-in.page.tsx'
import { signInCodePage, signInRecoveryPage } from './sessions/sign-in-code.page.tsx'
import { signOutEverywherePage, signOutPage } from './sessions/sign-out.page.tsx'

/** The pages of accounts and signing in. */
export const identityPages = (parts: IdentityParts): readonly Page[] => [
  signInPage(parts),
  signInCodePage(parts),
  signInRecoveryPage(parts),
  signOutPage,
  meetingModePage,
  forgottenPasswordPage(parts),
  setPasswordPage(parts, 'invitation'),
  setPasswordPage(parts, 'password_reset'),
  ownAccountPage(parts),
  changePasswordPage(parts),
  secondFactorPage(parts),
  replaceSecondFactorPage(parts),
  renewRecoveryCodesPage(parts),
  chooseLanguagePage,
  signOutEverywherePage,
  peoplePage,
  invitePersonPage,
  blockAccountPage,
  unblockAccountPage,
  sendLinkAgainPage,
  resetSecondFactorPage,
]
