import { type Words, wordsText } from '../handbook/structured-text.domain.ts'
import { type TextRun, textDiff } from './text-diff.domain.ts'

/** A piece of words beside their earlier wording, in bold or not. */
export type WordsRun = TextRun & { readonly bold?: true }

/** What stayed, went and came between two wordings. Words that are the same and only look otherwise went and came. */
export function wordsDiff(before: Words, after: Words): readonly WordsRun[] {
  const runs = textDiff(wordsText(before), wordsText(after))
  if (![...before, ...after].some(({ bold }) => bold)) return runs
  const [old, now] = [lookAt(before), lookAt(after)]
  let [inOld, inNow] = [0, 0]
  return runs.flatMap((run) => {
    const [fromOld, fromNow] = [inOld, inNow]
    if (run.mark !== 'added') inOld += run.text.length
    if (run.mark !== 'removed') inNow += run.text.length
    if (run.mark === 'kept') return keptRuns(run.text, fromOld, fromNow, old, now)
    return cut(run.text, (at) => (run.mark === 'added' ? now[fromNow + at] : old[fromOld + at]) === true).map(
      ({ text, look }): WordsRun => looked(text, run.mark, look),
    )
  })
}

/** All of the words with one mark. */
export const wholly = (words: Words, mark: TextRun['mark']): readonly WordsRun[] =>
  words.map(({ text, bold }) => looked(text, mark, bold === true))

const looked = (text: string, mark: TextRun['mark'], bold: boolean): WordsRun => ({
  text,
  mark,
  ...(bold ? { bold } : {}),
})
/** For each sign whether it is in bold. */
const lookAt = (words: Words): readonly boolean[] =>
  words.flatMap(({ text, bold }) => Array.from({ length: text.length }, () => bold === true))

function keptRuns(
  text: string,
  fromOld: number,
  fromNow: number,
  old: readonly boolean[],
  now: readonly boolean[],
): readonly WordsRun[] {
  const looks = (at: number) => `${old[fromOld + at]} ${now[fromNow + at]}`
  return cut(text, looks).flatMap((piece): readonly WordsRun[] => {
    const [was, is] = piece.look.split(' ').map((one) => one === 'true')
    if (was === is) return [looked(piece.text, 'kept', is === true)]
    return [looked(piece.text, 'removed', was === true), looked(piece.text, 'added', is === true)]
  })
}

/** A text cut where its look changes. */
function cut<L extends string | boolean>(
  text: string,
  lookOf: (at: number) => L,
): readonly { readonly text: string; readonly look: L }[] {
  const pieces: { text: string; look: L }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const look = lookOf(at)
    const last = pieces.at(-1)
    if (last?.look === look) last.text += text[at]
    else pieces.push({ text: text[at] ?? '', look })
  }
  return pieces
}
