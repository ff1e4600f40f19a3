import { LocalDate } from '#kernel'

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]
/** What is added to the month for each century (rozporządzenie w sprawie numeru PESEL; ustawa o ewidencji ludności, art. 15). */
const CENTURIES: Readonly<Record<number, number>> = { 0: 1900, 20: 2000, 40: 2100, 60: 2200, 80: 1800 }

/** Whether these are eleven digits with a real day of birth and the right control digit. */
export function isPesel(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0)
  return (10 - (sum % 10)) % 10 === digits[10] && birthDay(text) !== null
}

const SHOWN_DIGITS = 4
/** What of a number is shown without a look on record: its last four digits. */
export const peselEnd = (pesel: string): string => pesel.slice(-SHOWN_DIGITS)
/** The number as pages show it, "*******1359". */
export const maskedPesel = (end: string): string => end.padStart(11, '*')

/** The day of birth that the number says; null when it says none. */
export function birthDay(pesel: string): LocalDate | null {
  const month = Number(pesel.slice(2, 4))
  const century = CENTURIES[Math.floor(month / 20) * 20]
  if (century === undefined) return null
  const year = century + Number(pesel.slice(0, 2))
  const read = LocalDate.safeParse(`${year}-${String(month % 20).padStart(2, '0')}-${pesel.slice(4, 6)}`)
  return read.success ? read.data : null
}
