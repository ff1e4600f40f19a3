import type { Hono } from 'hono'
import type { Page, Print } from '#platform'
import { type ActAs, addPrints, createPrinter, type Printer, site } from '#platform/server'
import { createLog } from '../../src/platform/log/log.server.ts'
import { type ReadPdf, readPdf } from './reading-pdf.ts'
import { sitePartsFor } from './visiting.tsx'

export type Taken = {
  readonly status: number
  readonly headers: Headers
  readonly pdf: ReadPdf
}

/** Prints taken by people as from a browser, and read back; a refusal is a page and is read as its status. */
export function printing(
  actAs: ActAs,
  pages: readonly Page[],
  prints: readonly Print[],
  printer: Printer = createPrinter(createLog('silent')),
) {
  const parts = sitePartsFor(actAs, pages)
  const app = site(parts)
  addPrints(app, parts, prints, printer)
  const asked = (path: string, personId: string | null, language = 'pl') => request(app, path, personId, language)
  const take = async (path: string, personId: string, language = 'pl'): Promise<Taken> => {
    const response = await asked(path, personId, language)
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    const { status, headers } = response
    return { status, headers, pdf: await readPdf(new Uint8Array(await response.arrayBuffer())) }
  }
  return { asked, take, stop: printer.stop }
}

const request = async (
  app: Hono<never> | ReturnType<typeof site>,
  path: string,
  personId: string | null,
  language: string,
) =>
  app.request(path, {
    headers: { cookie: `kooperacja_lang=${language}${personId ? `; kooperacja_session=${personId}` : ''}` },
  })
