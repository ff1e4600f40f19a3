import { z } from 'zod'

export const DEPENDANTS = '/dependants'
export const DEPENDANT = '/dependants/:dependantId'
export const DependantParams = z.object({ dependantId: z.uuid() })
export const dependantHref = (id: string): string => `${DEPENDANTS}/${id}`
