import { extractText, getDocumentProxy } from 'unpdf'
import type { Desk } from './compared.ts'
import { type Line, median } from './line.ts'
import { load } from './load.ts'

const TIMES = 20

/** A print of two pages, and what prints do to a page that somebody else asks for meanwhile. */
export async function prints(desk: Desk): Promise<readonly Line[]> {
  const { address, cookie } = desk
  const url = address + (await twoPages(desk))
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now()
    await (await fetch(url, { headers: { cookie } })).arrayBuffer()
    times.push(performance.now() - began)
  }
  const page = { url: `${address}/constants/desk`, cookie, connections: 1, seconds: 3 }
  const alone = await load(page)
  const [beside] = await Promise.all([load(page), load({ url, cookie, connections: 1, seconds: 3 })])
  return [
    { what: 'a print of two pages', measured: median(times), unit: 'ms', bound: { most: 100 } },
    {
      what: 'a page while others print, against alone',
      measured: beside.p50 / alone.p50,
      unit: '×',
      bound: { most: 2 },
    },
  ]
}

/** The address of a print of the case that has two pages. */
async function twoPages({ address, cookie, casePath }: Desk): Promise<string> {
  const html = await (await fetch(address + casePath, { headers: { cookie } })).text()
  const links = [...html.matchAll(/href="(\/cases\/[0-9a-f-]{36}\/print\/[^"]+)"/g)].map(([, path]) => path ?? '')
  for (const path of links) {
    const print = await fetch(address + path, { headers: { cookie } })
    const bytes = new Uint8Array(await print.arrayBuffer())
    // The answers as a table are no print.
    if (print.headers.get('content-type') !== 'application/pdf') continue
    const { totalPages } = await extractText(await getDocumentProxy(bytes))
    if (totalPages === 2) return path
  }
  throw new Error(`no print of two pages among ${links.length}`)
}
