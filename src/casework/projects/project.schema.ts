import { z } from 'zod'
import { CaseId, InstitutionId } from '#kernel'
import { day, line, several } from '#platform'
import { UnitCode } from '#territory'
import { AskPurchaseInput } from '../money/money.schema.ts'

export const OfNewProject = z.object({ institutionId: InstitutionId })
export const OfProject = z.object({ projectId: z.uuid() })

const words = (most: number) => z.string().trim().min(3).max(most)
const typedLines = z.preprocess((v) => v ?? '', z.string().max(10_000))

/** A project as its form sends it. */
export const ProjectInput = z.object({
  unitCode: UnitCode,
  title: line(120).min(3),
  aims: words(3000),
  forWhom: words(500),
  peopleCount: z.preprocess((v) => (v === '' ? undefined : v), z.coerce.number().int().min(1).max(5000).optional()),
  from: day,
  until: day,
  services: several(z.uuid()),
  /** A line for each thing that is paid for, and for each step; read by the use case, which says which line it cannot read. */
  package: typedLines,
  schedule: typedLines,
})
export type ProjectInput = z.infer<typeof ProjectInput>

export const JoinCasesInput = z.object({ cases: several(CaseId) })

/** Agreeing commits the budget: from which source and under which classification. */
export const AgreeProjectInput = AskPurchaseInput.pick({
  sourceId: true,
  chapter: true,
  paragraph: true,
  cpv: true,
  procedure: true,
})
export type AgreeProjectInput = z.infer<typeof AgreeProjectInput>

/** The next state, with what it asks for; the use case says what is missing. */
export const MoveProjectInput = z.object({
  onDay: day,
  result: z.preprocess((v) => (v === '' ? undefined : v), words(3000).optional()),
  said: z.preprocess((v) => (v === '' ? undefined : v), words(3000).optional()),
  evaluation: z.preprocess((v) => (v === '' ? undefined : v), words(3000).optional()),
})
export type MoveProjectInput = z.infer<typeof MoveProjectInput>
