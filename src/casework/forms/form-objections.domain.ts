import type { Answers, CaseFacts, Form, FormRecord, Model } from '#model'
import { basketObjections } from '../basket/basket-check.domain.ts'
import { planObjections } from '../plan/plan-check.domain.ts'
import type { Objection } from './objection.domain.ts'

type Check = (model: Model, facts: CaseFacts, form: Form, answers: Answers) => readonly Objection[]

const CHECKS: Readonly<Partial<Record<FormRecord, Check>>> = { plan: planObjections, basket: basketObjections }

/** What a form of this record lacks beyond its own questions, before it can be completed. */
export const objectionsTo: Check = (model, facts, form, answers) =>
  CHECKS[form.record]?.(model, facts, form, answers) ?? []
