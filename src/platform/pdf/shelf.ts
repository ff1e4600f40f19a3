import { createHash } from 'node:crypto'

type File = Uint8Array<ArrayBuffer>
/** Files made a moment ago, for whoever asks for the very same: many readers of something public wait for one setting. */
export type Shelf = {
  /** The file made of `what` before, or made now. What could not be made is made anew for the next one. */
  readonly taken: (what: string, make: () => Promise<File>) => Promise<File>
}

/** @param room how many files are kept; the one asked for longest ago goes first */
export function shelf(room = 12): Shelf {
  const files = new Map<string, Promise<File>>()
  return {
    taken: (what, make) => {
      const key = createHash('sha256').update(what).digest('base64')
      const file = files.get(key) ?? make()
      files.delete(key)
      files.set(key, file)
      file.catch(() => files.get(key) === file && files.delete(key))
      const [oldest] = files.keys()
      if (files.size > room && oldest !== undefined) files.delete(oldest)
      return file
    },
  }
}
