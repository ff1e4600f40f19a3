import { z } from 'zod'
import { OfCase } from '../cases/case-scope.ts'

/** What the address of one letter holds. */
export const OfLetter = OfCase.extend({ letterId: z.uuid() })
