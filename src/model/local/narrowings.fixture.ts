import fc from 'fast-check'
import { EXTENTS } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Narrowing } from './narrowing.domain.ts'

/** Random rows for one role of a model, most of them narrower than its own and some of them wider. */
export function narrowings(model: Model, roles = rolesShown(model)): fc.Arbitrary<Narrowing> {
  return fc.constantFrom(...roles).chain((target) => {
    const own = model.document.sharing.filter(({ role }) => role === target)
    const rows = own.map(({ sectors, categories, extent, grounds }) =>
      fc.record({
        left: fc.boolean(),
        categories: fc.subarray([...categories]),
        extent: fc.oneof(
          { weight: 4, arbitrary: fc.constant(extent) },
          { weight: 1, arbitrary: fc.constantFrom(...EXTENTS) },
        ),
        grounds: fc.subarray([...grounds]),
        sectors: fc.constant(sectors === undefined ? undefined : [...sectors]),
      }),
    )
    return fc.tuple(...rows).map(
      (some): Narrowing => ({
        what: 'narrow_sharing',
        target,
        value: {
          rows: some.flatMap(({ left, sectors, ...row }) =>
            left ? [] : [{ ...row, ...(sectors ? { sectors: [...sectors] } : {}) }],
          ),
        },
      }),
    )
  })
}

const rolesShown = (model: Model): readonly string[] => [...new Set(model.document.sharing.map(({ role }) => role))]
