import { LocalDate } from '#kernel'
import type { Unit } from '../units/unit.domain.ts'
import type { UnitList } from './terc.domain.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** A small country that is whole: sixteen voivodeships, each with one powiat of two gminas; made here, so no register is needed. */
export function wholeCountry(asOf: string, change: (units: Unit[]) => Unit[] = (units) => units): UnitList {
  const units = Array.from({ length: 16 }, (_, i) => {
    const code = two(2 * (i + 1))
    const gmina = (no: number): Unit => ({
      code: `${code}010${no}`,
      level: 'gmina',
      kind: 'rural',
      name: `Wieś ${code}-${no}`,
      parentCode: `${code}01`,
    })
    const above: Unit[] = [
      { code, level: 'voivodeship', kind: 'voivodeship', name: `kraina ${code}`, parentCode: null },
      { code: `${code}01`, level: 'powiat', kind: 'powiat', name: `pierwszy ${code}`, parentCode: code },
    ]
    return [...above, gmina(1), gmina(2)]
  }).flat()
  return { units: change(units), asOf: LocalDate.parse(asOf), skipped: 0, full: true }
}
