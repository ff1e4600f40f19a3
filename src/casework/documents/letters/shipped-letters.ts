import { z } from 'zod'
import general from '../../../../content/letter-templates/pismo-ogolne.json' with { type: 'json' }
import action from '../../../../content/letter-templates/zaproszenie-do-wspolpracy.json' with { type: 'json' }

const shipped = z
  .strictObject({
    format: z.literal('kooperacja-letter/1'),
    id: z.string().min(1),
    version: z.string().min(1),
    name: z.strictObject({ pl: z.string().min(1), en: z.string().min(1) }),
    subject: z.string(),
    body: z.string(),
  })
  .transform((letter) => ({ ...letter, key: `${letter.id}@${letter.version}` }))
/** A letter that comes with the program, set in its own layout; `key` names this very version. */
export type ShippedLetter = z.infer<typeof shipped>

export const SHIPPED_LETTERS: readonly ShippedLetter[] = [general, action].map((one) => shipped.parse(one))
