import type { Field } from '../definition/document.ts'
import type { Value } from './answers.domain.ts'

/** An answer as the page holds it in its field, so that reading it back gives the same answer. */
export function asPosted(field: Field, value: Value | undefined): readonly string[] {
  if (value === undefined) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (typeof value === 'number') return [field.kind === 'money' ? money(value) : String(value).replace('.', ',')]
  if (typeof value === 'string') return [value]
  if ('typed' in value) return [value.typed]
  return 'text' in value ? [value.text] : value
}

/** Grosze as "1 234,50", with no-break spaces. */
function money(grosze: number): string {
  const digits = String(Math.abs(grosze)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${grosze < 0 ? '-' : ''}${whole},${digits.slice(-2)}`
}
