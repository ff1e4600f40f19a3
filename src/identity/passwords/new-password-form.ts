import { z } from 'zod'
import { says } from '#platform'
import { LONGEST_PASSWORD } from './password.domain.ts'

/** A new password as a form sends it; whether it is a good one is asked later. */
export const newPassword = z
  .string()
  .min(1)
  .max(4 * LONGEST_PASSWORD, says('identity.password.too_long'))

/** A message for each reason to refuse a password. */
export const PASSWORD_REFUSALS = {
  password_too_short: 'identity.password.too_short',
  password_too_long: 'identity.password.too_long',
  password_common: 'identity.password.common',
  password_names_owner: 'identity.password.names_owner',
} as const
