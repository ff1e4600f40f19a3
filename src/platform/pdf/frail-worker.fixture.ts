import type { PrintAsked } from './print-worker.ts'

/** A process that dies or falls silent when a document's title says so. */
process.on('message', ({ no, document }: PrintAsked) => {
  if (document.title === 'umrzyj') process.exit(1)
  if (document.title !== 'milcz') process.send?.({ no, pdf: new Uint8Array(1) })
})
process.on('disconnect', () => process.exit())
