import type { MessageKey } from '#platform'
import type { LookBasis } from './case-looks.query.server.ts'
import type { Sign, Verdict } from './look-signs.domain.ts'

export const BASIS_LABELS: Readonly<Record<LookBasis, MessageKey>> = {
  keeper: 'casework.looks.basis.keeper',
  partner: 'casework.looks.basis.partner',
  emergency: 'casework.looks.basis.emergency',
  inspection: 'casework.looks.basis.inspection',
  ended: 'casework.looks.basis.ended',
}
export const SIGN_LABELS: Readonly<Record<Sign, MessageKey>> = {
  no_part: 'casework.looks.sign.no_part',
  many_cases: 'casework.looks.sign.many_cases',
  own_surname: 'casework.looks.sign.own_surname',
  odd_hours: 'casework.looks.sign.odd_hours',
}
export const VERDICT_LABELS: Readonly<Record<Verdict, MessageKey>> = {
  explained: 'casework.looks.verdict.explained',
  to_clear_up: 'casework.looks.verdict.to_clear_up',
}
