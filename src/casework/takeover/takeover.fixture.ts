import { localDate } from '#kernel'
import type { PersonOnPaper, TakeOverInput } from './takeover.schema.ts'

const CONSENT = { consent: 'yes', consentOn: localDate('2026-03-02') } as const

const someone = (row: number, given: string, born: string, relation: string, adult: boolean): PersonOnPaper => ({
  row,
  person: {
    ...{ given, family: 'Papierowa', adult, born: localDate(born), relation },
    ...{ phone: undefined, safeContact: undefined, pesel: undefined, shieldedAddress: undefined },
  },
  consent: adult ? CONSENT : null,
})

/** Two adults and three children in the realisation of the rural model, with two actions going on: the family's own and the school's. */
export const fiveInRealisation = (_keeper: string, school: string): TakeOverInput => ({
  unitCode: '260401',
  kind: 'family',
  called: undefined,
  place: 'realizacja',
  beganOn: localDate('2026-02-02'),
  source: 'Teczka 12/2026',
  days: [undefined, undefined, localDate('2026-03-01'), undefined, undefined, undefined, localDate('2026-06-01')],
  people: [
    someone(0, 'Anna', '1985-01-12', 'matka', true),
    someone(1, 'Piotr', '1983-05-04', 'ojciec', true),
    someone(2, 'Zofia', '2012-02-03', 'córka', false),
    someone(3, 'Jan', '2015-06-07', 'syn', false),
    someone(4, 'Ewa', '2019-08-09', 'córka', false),
  ],
  lead: undefined,
  plan: {
    until: localDate('2027-05-31'),
    signedOn: localDate('2026-05-28'),
    actions: [
      {
        ...{ goal: 'Dzieci chodzą do szkoły.', whose: 'family', action: 'Wspólne odrabianie lekcji.' },
        ...{ responsible: 'family', due: undefined, answer: 'waiting' },
      },
      {
        ...{ goal: 'Dzieci chodzą do szkoły.', whose: 'family', action: 'Rozmowa z pedagogiem co tydzień.' },
        ...{ responsible: school, due: localDate('2026-12-20'), answer: 'accepted' },
      },
    ],
  },
  reviewedOn: localDate('2026-09-01'),
  scans: {},
  knowingly: false,
})
