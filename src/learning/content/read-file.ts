import { parse } from 'yaml'
import { ZodError, z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import type { Block } from '../dialect/blocks.domain.ts'
import { inlinesIn } from '../dialect/blocks.domain.ts'
import { readMarkdown } from '../dialect/read-markdown.ts'
import { type Front, readFront } from './front.domain.ts'

export type ReadFile = {
  readonly front: Front
  readonly markdown: string
  readonly blocks: readonly Block[]
}

const PARTS = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

/** Reads a file of the content pack. `broken` says in words what is wrong with it. */
export function readFile(text: string): Outcome<ReadFile, 'broken'> {
  const [, yaml, markdown] = PARTS.exec(text) ?? []
  if (yaml === undefined || markdown === undefined) return refused('broken', { at: 'front matter' })
  try {
    // Dates stay texts and `yes` is no boolean: YAML 1.2, core schema.
    const front = readFront(parse(yaml, { schema: 'core', version: '1.2' }))
    return ok({ front, markdown: markdown.trim(), blocks: readMarkdown(markdown, front.variant) })
  } catch (error) {
    if (error instanceof ZodError) return refused('broken', { at: z.prettifyError(error) })
    return refused('broken', { at: error instanceof Error ? error.message : String(error) })
  }
}

const BLANK = /\{\{([a-z0-9]+(?:[._][a-z0-9]+)+)\}\}/g

/** Keys of the blanks that an installation must fill before this may be published. */
export const blanksIn = ({ front, blocks }: ReadFile): readonly string[] => [
  ...new Set([
    ...[front.title, front.summary, front.author].flatMap((one) => [...one.matchAll(BLANK)].map(([, key = '']) => key)),
    ...inlinesIn(blocks).flatMap((one) => (one.is === 'placeholder' ? [one.key] : [])),
  ]),
]

/** A line with its blanks filled; what nobody filled stays as it is. */
export const filled = (line: string, values: ReadonlyMap<string, string>): string =>
  line.replaceAll(BLANK, (blank, key: string) => values.get(key) ?? blank)

/** Ids of paragraphs of models that a text cites, in its words or by its front matter. */
export const paragraphsIn = ({ front, blocks }: ReadFile): readonly string[] => [
  ...new Set([
    ...(front.model_refs ?? []),
    ...inlinesIn(blocks).flatMap((one) => (one.is === 'paragraph' ? [one.id] : [])),
  ]),
]
