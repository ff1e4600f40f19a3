import { nameIn, powerCited } from '#model'
import { type PrintBlock, type PrintTable, showDate, showInstant } from '#platform'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { GivenOutside } from '../official-letters/given-outside.store.server.ts'
import { forFamily } from '../sharing/ledger.query.server.ts'
import type { LedgerEntry } from '../sharing/ledger-entry.domain.ts'
import { LEDGER_STATES } from '../sharing/ledger-table.tsx'
import { categoryName, sayExtent } from '../sharing/sharing-words.ts'
import { part, type Reader } from './print-words.ts'

/** What went to courts and other authorities. What the family may not learn of is on no paper. */
export function outsideBlocks(
  { model }: KnownCase,
  given: readonly GivenOutside[],
  { t, locale }: Reader,
): readonly PrintBlock[] {
  const shown = given.filter(({ notForFamily }) => !notForFamily)
  if (shown.length === 0) return []
  const table: PrintTable = {
    kind: 'table',
    columns: [
      { label: t('casework.letter.given_what'), share: 2 },
      { label: t('casework.letter.given_to'), share: 2 },
      { label: t('casework.letter.given_by'), share: 1.3 },
      { label: t('casework.letter.power'), share: 2 },
      { label: t('casework.letter.given_on') },
    ],
    rows: shown.map((one) => [
      categoryName(model, one.category, locale),
      `${one.to} (${one.reference})`,
      one.giver,
      powerCited(one.power),
      showDate(one.on),
    ]),
  }
  return part(t('casework.letter.given'), [table])
}

/**
 * Who sees what, as far as I may know. A category of which only a pointer is kept is never printed, and no legal duty: paper gets to the
 * family.
 */
export function ledgerBlocks(
  { model }: KnownCase,
  entries: readonly LedgerEntry[],
  reader: Reader,
): readonly PrintBlock[] {
  const { t, locale } = reader
  const shown = forFamily(entries).filter(({ category }) => model.category(category).sensitivity !== 'pointer_only')
  if (shown.length === 0) return []
  const table: PrintTable = {
    kind: 'table',
    columns: [
      { label: t('casework.sharing.ledger.what'), share: 2 },
      { label: t('casework.sharing.ledger.from_whom'), share: 1.3 },
      { label: t('casework.sharing.ledger.to_whom'), share: 1.5 },
      { label: t('casework.sharing.ledger.ground'), share: 2 },
      { label: t('casework.sharing.ledger.until'), share: 1.3 },
      { label: t('casework.sharing.ledger.state'), share: 1.4 },
    ],
    rows: shown.map((entry) => [
      what(entry, categoryName(model, entry.category, locale), reader),
      entry.giver.shortName,
      [
        entry.recipient.shortName,
        entry.role === null ? '' : nameIn(model.role(entry.role).name, locale),
        entry.personName,
      ]
        .filter(Boolean)
        .join(', '),
      `${nameIn(model.ground(entry.ground).name, locale)} (${[entry.clause, entry.provision].filter(Boolean).join('; ')})\n${t('casework.sharing.ledger.purpose', { purpose: entry.purpose })}`,
      showDate(entry.until),
      stateOf(entry, reader),
    ]),
  }
  return part(t('casework.tab.sharing'), [table])
}

const what = ({ about, oneEntry, extent, words }: LedgerEntry, category: string, { t }: Reader): string =>
  [
    [
      category,
      sayExtent(t, extent),
      about === null ? '' : t('casework.sharing.ledger.about', { who: about }),
      oneEntry ? t('casework.sharing.ledger.one_entry') : '',
    ]
      .filter(Boolean)
      .join(', '),
    words ?? '',
  ]
    .filter(Boolean)
    .join('\n')

function stateOf({ state, withdrawnAt, withdrawnReason, endedWithConsent }: LedgerEntry, { t }: Reader): string {
  if (withdrawnAt && endedWithConsent) {
    return t('casework.sharing.ledger.consent_ended', { at: showInstant(withdrawnAt) })
  }
  return withdrawnAt && withdrawnReason !== null
    ? t('casework.sharing.ledger.withdrawn', { at: showInstant(withdrawnAt), reason: withdrawnReason })
    : t(LEDGER_STATES[state].says)
}
