import { z } from 'zod'
import type { EmployedPerson } from '../steps/step-people.query.server.ts'

const UUID_LENGTH = 36

/** A person with the institution that employs them, sent as one option of a list. */
export const Employed = z
  .string()
  .regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/)
  .transform((both) => ({ personId: both.slice(0, UUID_LENGTH), institutionId: both.slice(UUID_LENGTH + 1) }))

/** People as options of a list. */
export const employedOptions = (people: readonly EmployedPerson[]) =>
  people.map(({ personId, institutionId, label }) => ({ value: `${personId} ${institutionId}`, label }))
