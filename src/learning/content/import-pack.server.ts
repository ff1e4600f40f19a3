import { createHash } from 'node:crypto'
import { Forbidden, type Outcome, ok, refused, termsOf } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { wordsOf } from '../dialect/blocks.domain.ts'
import { cardIn, nameIn } from './front.domain.ts'
import { type Access, stricter } from './item.domain.ts'
import {
  addEdition,
  addItem,
  keyOf,
  type Latest,
  latestEditions,
  mayEdit,
  type NewEdition,
  publishEdition,
  setAccess,
} from './item.store.server.ts'
import { paragraphsByIds } from './paragraphs.query.server.ts'
import { placeholders } from './placeholders.query.server.ts'
import { blanksIn, filled, paragraphsIn, type ReadFile, readFile } from './read-file.ts'

export type PackFile = { readonly path: string; readonly text: string }
export type PackImported = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  /** Not published, and which blanks nobody filled. */
  readonly waiting: readonly { readonly path: string; readonly keys: readonly string[] }[]
  /** Written here since: the file was left aside. */
  readonly kept: readonly string[]
  /** Paragraphs that no published model has; they stay plain text. */
  readonly unknown: readonly { readonly path: string; readonly paragraph: string }[]
}
type Taken = ReadFile & { readonly path: string; readonly digest: string; readonly access: Access }

/**
 * Takes a content pack: what is new is added, what reads otherwise gets a next edition, what somebody changed here stays. With an unfilled
 * blank an edition waits as a draft and is published by the import after it was filled. The same pack once more changes nothing.
 * `broken`: a file does not keep to the format; then nothing is taken.
 */
export async function importPack(ctx: Ctx, files: readonly PackFile[]): Promise<Outcome<PackImported, 'broken'>> {
  if (!(await mayEdit(ctx))) throw new Forbidden('import content')
  const taken: Taken[] = []
  for (const { path, text } of files) {
    const read = readFile(text)
    if (!read.ok) return refused('broken', { at: `${path}: ${JSON.stringify(read.why)}` })
    const digest = createHash('sha256').update(text).digest('hex')
    taken.push({ ...read.value, path, digest, access: read.value.front.access })
  }
  const [latest, values, paragraphs] = [await latestEditions(ctx), await placeholders(ctx), await paragraphsByIds(ctx)]
  const report = { added: [] as string[], changed: [] as string[], kept: [] as string[] }
  const waiting: { path: string; keys: readonly string[] }[] = []
  for (const file of taken.map((one) => ({ ...one, access: accessOf(one, taken) }))) {
    const before = latest.get(keyOf(nameIn(file.front))) ?? null
    const keys = blanksIn(file).filter((key) => !values.has(key))
    if (keys.length > 0) waiting.push({ path: file.path, keys })
    const became = await take(ctx, file, before, { values, published: keys.length === 0 })
    if (became !== 'same') report[became].push(file.path)
  }
  const unknown = taken.flatMap((file) =>
    paragraphsIn(file).flatMap((paragraph) => (paragraphs.has(paragraph) ? [] : [{ path: file.path, paragraph }])),
  )
  return ok({ ...report, waiting, unknown })
}

/** A lesson is never easier to open than its course. */
const accessOf = (file: Taken, all: readonly Taken[]): Access => {
  const course = all.find(({ front }) => front.type === 'course' && front.id === file.front.course)
  return course && file.front.type === 'lesson' ? stricter(course.access, file.access) : file.access
}

type How = { readonly values: ReadonlyMap<string, string>; readonly published: boolean }

async function take(
  ctx: Ctx,
  file: Taken,
  before: Latest | null,
  how: How,
): Promise<'added' | 'changed' | 'kept' | 'same'> {
  const edition = editionOf(file, how)
  if (before?.ownHand) return 'kept'
  if (before?.digest === file.digest && before.access === file.access) {
    if (before.state !== 'draft' || !how.published) return 'same'
    await publishEdition(ctx, before.itemId, before.editionId, edition)
  } else if (before?.digest === file.digest) await setAccess(ctx, before.itemId, file.access)
  else if (before) {
    await setAccess(ctx, before.itemId, file.access)
    await addEdition(ctx, before.itemId, before, edition)
  }
  const itemId = before?.itemId ?? (await addItem(ctx, nameIn(file.front), file.access))
  if (!before) await addEdition(ctx, itemId, null, edition)
  const payload = { edition: edition.label, access: file.access, published: how.published }
  await record(ctx, { chain: 'learning', about: itemId, name: 'learning.item.imported', payload })
  return before ? 'changed' : 'added'
}

function editionOf(file: Taken, { values, published }: How): NewEdition {
  const { front, markdown, blocks, digest } = file
  const [title, summary, author] = [front.title, front.summary, front.author].map((one) => filled(one, values))
  return {
    ...{ label: front.edition, editionDate: front.edition_date, front, markdown, digest, published },
    ...{ title: title ?? '', summary: summary ?? '', author: author ?? '' },
    card: cardIn(front),
    terms: termsOf(`${front.title} ${front.summary} ${(front.tags ?? []).join(' ')} ${wordsOf(blocks)}`),
  }
}
