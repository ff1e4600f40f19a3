/** One measured line: what, how much, and the most or the least it may be; no bound where the figure only explains another. */
export type Line = {
  readonly what: string
  readonly measured: number
  readonly unit: '' | 'ms' | 'MB' | '×' | '%' | 'pages/s'
  readonly bound?: { readonly most: number } | { readonly least: number }
}

export const isMissed = ({ measured, bound }: Line): boolean =>
  bound !== undefined && ('most' in bound ? measured > bound.most : measured < bound.least)

const DIGITS = { '': 0, ms: 1, MB: 0, '×': 2, '%': 2, 'pages/s': 0 } as const
const shown = (value: number, unit: Line['unit']): string => `${value.toFixed(DIGITS[unit])}${unit && ` ${unit}`}`

/** A row of the table in docs/performance.md. */
export function row({ what, measured, unit, bound }: Line): string {
  const limit = bound === undefined ? '' : 'most' in bound ? `≤ ${bound.most} ${unit}` : `≥ ${bound.least} ${unit}`
  return `| ${what} | ${shown(measured, unit)} | ${limit.trim()} |`
}

/** The value that stands at this part (0 to 1) of all, in order. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
