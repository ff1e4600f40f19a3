import type { Print } from '#platform'
import { withoutShielded } from '../compartments/without-shielded.query.server.ts'
import { small } from './print-words.ts'

/**
 * A print of a case without anything shielded, whoever prints it: paper goes from hand to hand and outlives rights. The sentence that says so
 * stands on each such print of every case, so that it tells nothing about any of them.
 */
export const leavingOutShielded = (print: Print): Print => ({
  ...print,
  spec: {
    ...print.spec,
    load: (ctx, params) => withoutShielded(ctx, (reading) => print.spec.load(reading, params)),
  },
})

/** The same for prints that whole families and teams get, with the sentence at their end. */
export const forWholeFamily = (print: Print): Print => {
  const { path, docxPath, act, spec } = leavingOutShielded(print)
  const { document: told } = spec
  if (!told) return print
  return {
    ...{ path, docxPath, act },
    spec: {
      ...spec,
      document: (seen) => {
        const document = told(seen)
        return { ...document, blocks: [...document.blocks, small(seen.t('casework.print.left_out'))] }
      },
    },
  }
}
