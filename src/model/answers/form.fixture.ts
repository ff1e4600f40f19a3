import { localDate } from '#kernel'
import { indexModel, type Model } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import type { FormContext } from './answers.domain.ts'

export const rural: Model = indexModel(shippedModel(RURAL))

/** Ids of rows as the product makes them, one after another. */
export function rowIds(): () => string {
  let last = 0
  return () => {
    last += 1
    return `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`
  }
}

export const option = (id: string, label = id) => ({ id, label })
const one = { person: null }

/** A family of a mother and a daughter, with the centre and the school in the team. */
export function formContext(given: Partial<FormContext> = {}): FormContext {
  return {
    model: rural,
    today: localDate('2026-09-14'),
    offered: {
      persons: [
        { id: 'matka', label: 'Matka', adult: true },
        { id: 'corka', label: 'Córka', adult: false },
      ],
      teamInstitutions: [option('ops', 'OPS w Oksie'), option('szkola', 'Szkoła w Oksie')],
      otherInstitutions: [option('apteka', 'Apteka')],
      goals: [
        { ...option('cel-1', 'Spokojny sen'), person: 'corka' },
        { ...option('cel-2', 'Praca'), ...one },
      ],
      actions: [{ ...option('dzialanie-1', 'Korepetycje'), person: 'corka' }],
      items: [{ ...option('pozycja-1', 'Biurko'), person: 'corka' }],
      services: [
        {
          id: 'usluga-1',
          label: 'Świetlica',
          fills: { kind: 'usluga', area: 'wspieranie-rodziny', provider: 'szkola' },
        },
      ],
      files: [
        { ...option('plik-1'), extension: 'pdf' },
        { ...option('plik-2'), extension: 'exe' },
      ],
    },
    prefill: {},
    happened: () => false,
    newRowId: rowIds(),
    ...given,
  }
}
