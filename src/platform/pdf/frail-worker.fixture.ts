import { parentPort } from 'node:worker_threads'
import type { PrintAsked } from './print-worker.ts'

/** A thread that dies or falls silent when a document's title says so. */
parentPort?.on('message', ({ no, document }: PrintAsked) => {
  if (document.title === 'umrzyj') process.exit(1)
  if (document.title !== 'milcz') parentPort?.postMessage({ no, pdf: new Uint8Array(1) })
})
