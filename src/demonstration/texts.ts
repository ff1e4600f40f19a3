import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { UNITS } from '#directory'

const Lines = z.array(z.string()).min(1)
const Reworded = z.object({ clause: z.string(), text: z.string() })
const Said = z.object({
  about: z.string(),
  kind: z.enum(['wording', 'sense', 'law', 'practice', 'error', 'other']),
  words: z.string(),
  proposed: z.string().optional(),
  reason: z.string().optional(),
})
const Texts = z.object({
  text: Lines,
  words: Lines,
  report: Lines,
  voice: Lines,
  goals: Lines,
  /** By the sector of who answers for it. */
  actions: z.object({ family: Lines, other: Lines }).catchall(Lines),
  services: Lines,
  urgent: Lines,
  justification: z.string(),
  purpose: z.string(),
  place: Lines,
  decisions: Lines,
  dissent: z.string(),
  /** Of the family in two compartments. */
  parted: z.object({
    address: z.string(),
    hours: z.string(),
    reason: z.string(),
    side: z.string(),
    opened: z.string(),
  }),
  /** A template of an institution, and the letter that is written by it. */
  letter: z.object({
    name: z.string(),
    template: Lines,
    subject: z.string(),
    body: z.string(),
    function: z.string(),
  }),
  /** What services have, and one in which `holds` families have a place and others wait. */
  units: z.object({
    supply: z.array(z.object({ name: z.string(), unit: z.enum(UNITS), units: z.number().int() })),
    full: z.object({ service: z.string(), called: z.string(), gminas: Lines, holds: z.number().int() }),
  }),
  /** Why a meeting was moved. */
  meetings: z.object({ reason: z.string() }),
  /** Paragraphs that the draft of the model's next version says otherwise. */
  draft: z.array(Reworded),
  /** Another variant whose next version is consulted today, and what was said of it. */
  consulted: z.object({
    model: z.string(),
    version: z.string(),
    invitation: z.string(),
    draft: z.array(Reworded),
    meeting: z.object({
      place: z.string(),
      party: z.string(),
      people: z.record(z.string(), z.number()),
      said: z.array(Said.extend({ sector: z.string() })),
    }),
    /** `by`: the key of a person of the demonstration. */
    remarks: z.array(Said.extend({ by: z.string() })),
  }),
  /** The envelope of one gmina, and what is bought from it. */
  envelope: z.object({
    /** `sector`: of the institution that pays; `amount` in grosze. */
    sources: z.array(
      z.object({ name: z.string(), kind: z.enum(['grant', 'own']), sector: z.string(), amount: z.number().int() }),
    ),
    what: Lines,
    supplier: z.string(),
    chapter: z.string(),
    paragraph: z.string(),
    invoice: z.string(),
  }),
  given: z.object({ she: Lines, he: Lines, girl: Lines, boy: Lines }),
})
export type Texts = z.infer<typeof Texts>

/** What the invented families and their teams say and write. */
export const readTexts = (): Texts => Texts.parse(JSON.parse(readFileSync('content/demonstration/texts.json', 'utf8')))
