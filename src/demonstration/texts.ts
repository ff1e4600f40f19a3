import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Lines = z.array(z.string()).min(1)
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
  /** Paragraphs that the draft of the model's next version says otherwise. */
  draft: z.array(z.object({ clause: z.string(), text: z.string() })),
  given: z.object({ she: Lines, he: Lines, girl: Lines, boy: Lines }),
})
export type Texts = z.infer<typeof Texts>

/** What the invented families and their teams say and write. */
export const readTexts = (): Texts => Texts.parse(JSON.parse(readFileSync('content/demonstration/texts.json', 'utf8')))
