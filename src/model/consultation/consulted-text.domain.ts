import { z } from 'zod'
import { textPieces } from '../definition/placeholder.domain.ts'
import { durationWords } from '../handbook/paragraph-text.domain.ts'

export type ConsultedParagraph = { readonly id: string; readonly title: string; readonly text: string }
export type ConsultedChapter = {
  readonly id: string
  readonly title: string
  readonly paragraphs: readonly ConsultedParagraph[]
}
/** A part of the document that the program carries out: a stage, a step, a deadline. */
export type ConsultedElement = { readonly id: string; readonly name: string }
export type ConsultedText = {
  readonly name: string
  readonly disclaimer: string | null
  readonly chapters: readonly ConsultedChapter[]
  readonly elements: readonly ConsultedElement[]
}

/** What a remark is about when it is about everything. */
export const WHOLE = 'whole'

const polish = z
  .object({ pl: z.string() })
  .transform(({ pl }) => pl)
  .catch('')
const listOf = <S extends z.ZodType>(one: S) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((found) =>
      found.flatMap((each) => {
        const read = one.safeParse(each)
        return read.success ? [read.data] : []
      }),
    )
const paragraph = z.object({ id: z.string(), title: z.string().catch(''), text: z.string().catch('') })
const element = z.object({ id: z.string(), name: polish })
const stage = element.extend({ steps: listOf(element), transitions: listOf(element) })
const process = element.extend({ stages: listOf(stage), anytime: listOf(element) })
const deadline = element.extend({
  amount: z.number(),
  unit: z.enum(['calendar_days', 'working_days', 'months']),
})
const param = element.extend({ value: z.number() })
const draft = z.object({
  name: polish,
  disclaimer: polish,
  handbook: z
    .object({ chapters: listOf(z.object({ id: z.string(), title: polish, paragraphs: listOf(paragraph) })) })
    .catch({ chapters: [] }),
  roles: listOf(element),
  categories: listOf(element),
  agreements: listOf(element),
  params: listOf(param),
  deadlines: listOf(deadline),
  forms: listOf(element),
  processes: listOf(process),
})
type Draft = z.infer<typeof draft>

/** What a draft says, as far as it can be read: it need not pass the check yet, so what is unreadable is left out. */
export function readConsulted(document: unknown): ConsultedText {
  const read = draft.safeParse(document)
  if (!read.success) return { name: '', disclaimer: null, chapters: [], elements: [] }
  const { name, disclaimer, handbook } = read.data
  return {
    name,
    disclaimer: disclaimer || null,
    chapters: handbook.chapters.map((chapter) => ({
      ...chapter,
      paragraphs: chapter.paragraphs.map((one) => ({ ...one, text: withNumbers(one.text, read.data) })),
    })),
    elements: elementsOf(read.data),
  }
}

/** The names of elements, in the order of the document; those without a name cannot be chosen. */
function elementsOf({ roles, categories, agreements, params, deadlines, forms, processes }: Draft) {
  const running = processes.flatMap((one) => [
    one,
    ...one.anytime,
    ...one.stages.flatMap((each) => [each, ...each.steps, ...each.transitions]),
  ])
  const all = [...running, ...deadlines, ...params, ...forms, ...roles, ...categories, ...agreements]
  return all.filter(({ name }) => name !== '').map(({ id, name }) => ({ id, name }))
}

/** A number of the draft where it can be found; otherwise the text as it is written. */
const withNumbers = (text: string, { deadlines, params }: Draft): string =>
  textPieces(text)
    .map((piece) => {
      if ('text' in piece) return piece.text
      if ('unreadable' in piece) return piece.unreadable
      const { placeholder, written } = piece
      if (placeholder.kind === 'param')
        return params.find(({ id }) => id === placeholder.id)?.value.toLocaleString('pl') ?? written
      const found = deadlines.find(({ id }) => id === placeholder.id)
      return found ? durationWords(found.amount, found.unit, placeholder.grammar) : written
    })
    .join('')

/** The paragraphs of a text in their order. */
export const paragraphsOf = ({ chapters }: ConsultedText): readonly ConsultedParagraph[] =>
  chapters.flatMap(({ paragraphs }) => paragraphs)

/** Whether something of this name stands in the text, so that a remark can be about it. */
export const standsIn = (text: ConsultedText, about: string): boolean =>
  about === WHOLE || paragraphsOf(text).some(({ id }) => id === about) || text.elements.some(({ id }) => id === about)

/** Remarks stand in the order of the text: the whole first, then paragraphs, then elements. */
export function orderIn(text: ConsultedText): (about: string) => number {
  const ids = [WHOLE, ...paragraphsOf(text).map(({ id }) => id), ...text.elements.map(({ id }) => id)]
  const places = new Map(ids.map((id, place) => [id, place] as const))
  return (about) => places.get(about) ?? ids.length
}

/** How a paragraph or an element is called: its id and title, or its name; an id that is not there stands as it is. */
export function calledIn(text: ConsultedText, about: string): string {
  const found = paragraphsOf(text).find(({ id }) => id === about)
  if (found) return `${found.id} ${found.title}`.trim()
  return text.elements.find(({ id }) => id === about)?.name ?? about
}
