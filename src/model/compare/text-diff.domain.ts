import { diffArrays } from 'diff'

/** A piece of a text beside its earlier wording: kept and added pieces make the new one, kept and removed pieces the old one. */
export type TextRun = { readonly text: string; readonly mark: 'kept' | 'added' | 'removed' }

/** Words with what binds them ("60 000", "3-letni", "1.01.2027"), spaces, and every other sign by itself. */
const TOKENS = /[\p{L}\p{M}\p{N}]+(?:[\u00a0.,/'’–-][\p{L}\p{M}\p{N}]+)*|\s+|[^\s\p{L}\p{M}\p{N}]/gu
/** What stays between two changes and has fewer letters than this is read with them: "i", "w", a comma. */
const THIN = 4
/** Where less than this share of the letters stayed, words in common are chance, and whole sentences are compared. */
const LEAST_KEPT = 0.3
/** Texts further apart than this many pieces are not compared piece by piece. */
const FURTHEST = 1_000

const sentences = new Intl.Segmenter('pl', { granularity: 'sentence' })

/** What stayed, went and came between two wordings, by words; by sentences where nearly everything changed. */
export function textDiff(before: string, after: string): readonly TextRun[] {
  if (before === after) return before === '' ? [] : [{ text: before, mark: 'kept' }]
  const byWords = diffOf(wordsOf(before), wordsOf(after))
  if (byWords && shareKept(byWords, before, after) >= LEAST_KEPT) return joined(withoutThin(byWords))
  return joined(diffOf(sentencesOf(before), sentencesOf(after)) ?? wholly(before, after))
}

const wordsOf = (text: string): string[] => text.match(TOKENS) ?? []
const sentencesOf = (text: string): string[] => [...sentences.segment(text)].map(({ segment }) => segment)
const wholly = (before: string, after: string): readonly TextRun[] => [
  { text: before, mark: 'removed' },
  { text: after, mark: 'added' },
]

function diffOf(before: string[], after: string[]): readonly TextRun[] | null {
  const changes = diffArrays(before, after, { maxEditLength: FURTHEST })
  return (
    changes?.map(({ value, added, removed }) => ({
      text: value.join(''),
      mark: added ? 'added' : removed ? 'removed' : 'kept',
    })) ?? null
  )
}

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

function shareKept(runs: readonly TextRun[], before: string, after: string): number {
  const kept = runs.reduce((sum, { text, mark }) => (mark === 'kept' ? sum + letters(text) : sum), 0)
  const whole = Math.max(letters(before), letters(after))
  return whole === 0 ? 0 : kept / whole
}

/** A change of three words in a row is one change, though a comma or an "i" between them stayed. */
function withoutThin(runs: readonly TextRun[]): readonly TextRun[] {
  return runs.flatMap((run, no): readonly TextRun[] => {
    const between = no > 0 && no < runs.length - 1
    if (run.mark !== 'kept' || !between || letters(run.text) >= THIN) return [run]
    return wholly(run.text, run.text)
  })
}

/** Neighbours of one mark become one; of one change, what went stands before what came. */
function joined(runs: readonly TextRun[]): readonly TextRun[] {
  const all: TextRun[] = []
  let removed = ''
  let added = ''
  const close = () => {
    if (removed !== '') all.push({ text: removed, mark: 'removed' })
    if (added !== '') all.push({ text: added, mark: 'added' })
    removed = ''
    added = ''
  }
  for (const { text, mark } of runs) {
    if (mark === 'removed') removed += text
    else if (mark === 'added') added += text
    else if (text !== '') {
      close()
      all.push({ text, mark })
    }
  }
  close()
  return all
}
