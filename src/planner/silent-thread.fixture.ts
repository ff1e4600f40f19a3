import { parentPort } from 'node:worker_threads'

/** A thread that hears everything and says nothing. */
parentPort?.on('message', () => undefined)
