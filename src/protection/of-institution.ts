import { z } from 'zod'
import { InstitutionId } from '#kernel'

/** What every address about the data of one institution holds. */
export const OfInstitution = z.object({ institutionId: InstitutionId })
