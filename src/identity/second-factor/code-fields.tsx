import { z } from 'zod'
import { line, says, useReader } from '#platform'
import { TextField } from '#platform/ui'
import { sixDigits } from './recovery-code.domain.ts'

const LONGEST_TYPED = 60

/** A code of an app as a form sends it; a space in it is no mistake. */
export const appCode = z
  .string()
  .min(1)
  .max(LONGEST_TYPED)
  .refine((typed) => sixDigits(typed) !== null, says('identity.sign_in.code.six_digits'))
/** A code of an app, or a recovery code. */
export const anyCode = line(LONGEST_TYPED)
/** The sealed key that travels in a form. */
export const offerText = line(200)

/** The field for a code of an app; phones and password managers offer to fill it in. */
export function AppCodeField() {
  const { t } = useReader()
  return (
    <TextField
      name="oneTimeCode"
      label={t('identity.sign_in.code.code')}
      hint={t('identity.sign_in.code.hint')}
      width="s"
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
    />
  )
}

/** The field for a recovery code. */
export function RecoveryCodeField() {
  const { t } = useReader()
  return (
    <TextField
      name="oneTimeCode"
      label={t('identity.sign_in.recovery.code')}
      hint={t('identity.sign_in.recovery.hint')}
      width="m"
      autocomplete="off"
      spellcheck={false}
    />
  )
}

/** The field for whatever somebody signed in proves their second factor by. */
export function PresentCodeField() {
  const { t } = useReader()
  return (
    <TextField
      name="presentOneTimeCode"
      label={t('identity.second_factor.present_code.label')}
      hint={t('identity.second_factor.present_code.hint')}
      width="m"
      autocomplete="one-time-code"
      spellcheck={false}
    />
  )
}
