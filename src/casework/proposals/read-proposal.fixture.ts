/** A proposal as somebody with a pencil reads it off the page: nothing but the words and figures that are shown. */
export type Paper = {
  /** Rows of the priorities: what counts, points, at most. */
  readonly rules: readonly (readonly [what: string, points: string, most: string])[]
  readonly total: number
  readonly first: number
  readonly needs: readonly NeedOnPaper[]
}
export type NeedOnPaper = {
  readonly words: string
  readonly whose: string
  readonly units: number
  readonly periods: number
  /** The sentence that says what is proposed, or why nothing is. */
  readonly says: string
  readonly terms: readonly string[]
  readonly together: number
  readonly rows: readonly RowOnPaper[]
}
export type RowOnPaper = {
  readonly name: string
  readonly standing: string
  readonly price: string
  readonly reasons: readonly string[]
  readonly together: number
  readonly obstacles: readonly string[]
  readonly otherwise: readonly string[]
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const textOf = (html: string): string =>
  html
    .replace(/<span class="vh">.*?<\/span>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

const all = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, inside = '']) => inside)
const listed = (html: string): readonly string[] => all(html, /<li[^>]*>(.*?)<\/li>/gs).map(textOf)
const one = (html: string, pattern: RegExp): string => textOf(pattern.exec(html)?.[1] ?? '')
/** "1 234", "−20", "+3". */
export const figure = (text: string): number => Number(text.replace(/\s/g, '').replace('−', '-').replace(',', '.'))
const figureIn = (text: string, pattern: RegExp): number => figure(pattern.exec(text)?.[1] ?? 'x')

export function readPaper(html: string): Paper {
  const sections = html.split(/(?=<section aria-labelledby=")/)
  const rules = sections.find((part) => part.startsWith('<section aria-labelledby="rules"')) ?? ''
  const whole = textOf(html)
  return {
    rules: bodyRows(rules).map((row) => {
      const [what = '', points = '', most = ''] = cellsOf(row).map(textOf)
      return [what, points, most] as const
    }),
    total: figureIn(whole, /Razem ([\d ]+) pkt za zaspokojone potrzeby/),
    first: figureIn(whole, /w tym ([\d ]+) pkt raz dla rodziny/),
    needs: sections.filter((part) => /^<section aria-labelledby="need-\d/.test(part)).map(needOf),
  }
}

const bodyRows = (html: string): readonly string[] =>
  all(/<tbody[^>]*>(.*?)<\/tbody>/s.exec(html)?.[1] ?? '', /<tr[^>]*>(.*?)<\/tr>/gs)
const cellsOf = (row: string): readonly string[] => all(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs)

function needOf(section: string): NeedOnPaper {
  const [before = ''] = section.split('<table')
  const note = one(section, /<div class="sec-head">.*?<\/h2>\s*<p>(.*?)<\/p>/s)
  return {
    words: one(section, /<h2[^>]*>(.*?)<\/h2>/s),
    whose: note.split(' · ')[0] ?? '',
    units: figureIn(note, /ile naraz: (\d+)/),
    periods: figureIn(note, /przez ile okresów: (\d+)/),
    says: one(section, /<p><strong>(.*?)<\/strong><\/p>/s),
    terms: listed(before),
    together: figureIn(textOf(before), /Razem za tę potrzebę: ([\d ]+) pkt/),
    rows: bodyRows(section).map(rowOf),
  }
}

function rowOf(row: string): RowOnPaper {
  const [service = '', reasons = '', obstacles = '', otherwise = ''] = cellsOf(row)
  const words = listed(reasons)
  const together = words.find((line) => line.startsWith('Razem: ')) ?? ''
  return {
    name: one(service, /<a[^>]*>(.*?)<\/a>/s),
    standing: one(service, /<\/a>(.*?)<p/s),
    price: one(service, /<p class="prov">(.*?)<\/p>/s),
    reasons: words,
    together: figureIn(together, /Razem: (.+) pkt/),
    obstacles: listed(obstacles),
    otherwise: listed(otherwise),
  }
}
