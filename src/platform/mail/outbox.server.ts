import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Message } from './transport.server.ts'

const Written = z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string() })
const MOST_SHOWN = 50

/** The letters written into a folder, the newest first; at most fifty. */
export async function lettersIn(folder: string): Promise<readonly Message[]> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.json'))
  const newest = names.sort().reverse().slice(0, MOST_SHOWN)
  return Promise.all(newest.map(async (name) => Written.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    // No letter has been written yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
