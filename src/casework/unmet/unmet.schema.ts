import { z } from 'zod'

/** A gmina or a powiat by TERYT. */
export const OfUnit = z.object({ unitCode: z.string().regex(/^\d{4}(\d{2})?$/) })

/** The same and a calendar year. */
export const OfReport = OfUnit.extend({
  year: z.string().regex(/^20\d{2}$/),
})

/** The same as a file for a spreadsheet. */
export const OfFile = OfReport.extend({ format: z.enum(['xlsx', 'csv']) })
