import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'

export type FolderLock = { readonly release: () => Promise<void> }

/**
 * Takes a folder for this process alone; undefined when another process of this machine has it. The lock is an abstract
 * Unix socket, so the kernel drops it however the process ends: a lock file would outlive `kill -9`.
 */
export function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  const socket = createServer((connection) => connection.destroy())
  return new Promise((resolve, reject) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    socket.listen(`\0kooperacja-${name}`, () => {
      socket.unref()
      resolve({ release: () => new Promise((done) => socket.close(() => done())) })
    })
  })
}
