import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Membership = z.object({ role: z.string(), body: z.boolean().optional(), unit: z.string().optional() })
const Institution = z.object({
  key: z.string(),
  name: z.string(),
  shortName: z.string(),
  sector: z.string(),
  level: z.enum(['gmina', 'powiat', 'region', 'national']),
  seat: z.string(),
  area: z.array(z.string()),
  hasAccounts: z.boolean(),
  /** Who is the data protection officer of an institution that keeps cases. */
  officer: z.string().optional(),
})
const Player = z.object({
  key: z.string(),
  given: z.string(),
  family: z.string(),
  email: z.string(),
  institution: z.string(),
  function: z.enum(['head', 'deputy', 'worker']),
  job: z.string(),
  memberships: z.array(Membership),
  account: z.boolean(),
  /** Under which role the sign-in page lists the account; left out where it is not listed. */
  shownAs: z.string().optional(),
  office: z.enum(['administrator']).optional(),
  /** Whether this person is in the team of the model, and leads it. */
  writesModel: z.enum(['leads', 'writes']).optional(),
})
const World = z.object({
  model: z.string(),
  version: z.string(),
  region: z.string(),
  /** The standing team of a gmina as the model names it, and the role that gathers it. */
  body: z.string(),
  leader: z.string(),
  /** A gmina of the pilot that the register counts as urban-rural today cannot adopt the rural model: it is there without a team. */
  gminas: z.array(z.object({ code: z.string(), name: z.string(), team: z.string(), worksByModel: z.boolean() })),
  institutions: z.array(Institution),
  people: z.array(Player),
  /** How many families' stories are told. */
  stories: z.number().int().positive(),
  /** Which of them, counted from nought, is of a family in two compartments: one with two adults whose team is at work. */
  parted: z.number().int(),
  /** The gmina that keeps an envelope. */
  envelope: z.string(),
  /** What the groups that a case is about are called. */
  groups: z.array(z.string()).min(1),
  families: z.array(z.object({ she: z.string(), he: z.string() })),
})

export type World = z.infer<typeof World>
export type Player = z.infer<typeof Player>

/** The institutions, workers and surnames of the demonstration: place names are real, everybody and everything else is invented. */
export const readWorld = (): World => World.parse(JSON.parse(readFileSync('content/demonstration/world.json', 'utf8')))
